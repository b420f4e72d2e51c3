/**
 * The login of pages: OIDC authorization code flow with PKCE at the operator's issuer (OpenID
 * Connect Core section 3.1, RFC 7636, RFC 9700).
 */
package io.marketsuite.operator.login;
