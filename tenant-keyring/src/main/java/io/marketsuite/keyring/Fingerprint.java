package io.marketsuite.keyring;

/**
 * A credential's fingerprint. Not a secret, and useless for guessing without the key.
 *
 * @param keyId the id of the suite-wide key it was made under; only fingerprints of one key id can
 *     be compared
 * @param value HMAC-SHA256, base64url without padding
 */
public record Fingerprint(String keyId, String value) {}
