package io.marketsuite.contracts.lifecycle;

/**
 * An OAuth 2.0 client of an installation.
 *
 * @param serviceId the client's key in the manifest's {@code oauth2} section
 * @param clientId the client id the marketplace made for this tenant
 */
public record ClientRef(String serviceId, String clientId) {}
