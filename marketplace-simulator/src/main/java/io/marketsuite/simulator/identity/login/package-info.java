/**
 * People log in: the authorization code flow of OpenID Connect with PKCE, sessions, refreshed
 * tokens and logout, as far as a local stack and its tests need them. No HTTP in here.
 *
 * <p>Sources: RFC 6749, RFC 7636, RFC 9207, RFC 9700, OpenID Connect Core 1.0 and RP-Initiated
 * Logout 1.0.
 */
package io.marketsuite.simulator.identity.login;
