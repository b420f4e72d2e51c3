package io.marketsuite.contracts.lifecycle;

/**
 * An HMAC of (client id, secret) under the suite's fingerprint key; compared only under the same
 * key id.
 *
 * @param keyId which fingerprint key made it
 * @param value base64url of the HMAC
 */
public record Fingerprint(String keyId, String value) {}
