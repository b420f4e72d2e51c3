package io.marketsuite.operator.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How pages log in. The issuer is that of the bearer tokens, {@code mp.jwt.verify.issuer}. Where
 * the issuer, the client or the public URL is missing, pages say so and let nobody in.
 */
@ConfigMapping(prefix = "suite.login")
public interface LoginConfig {
  /** The client that is registered at the issuer for the pages. */
  Optional<String> clientId();

  /** Its secret; also what the cookies' keys are derived from, so at least 16 characters. */
  Optional<String> clientSecret();

  /**
   * The public host, without a path: the issuer sends logins back to {@code
   * <public-url>/oauth2/callback/<service>}, and the ingress passes them on to the page.
   */
  Optional<URI> publicUrl();

  /**
   * Where this service's pages are, for the way back after a logout; what the visitor's browser
   * asked for when absent.
   */
  Optional<URI> pageUrl();

  /** Which token's {@code groups} are the roles. */
  @WithDefault("access-token")
  RolesFrom rolesFrom();

  /** What is asked for beside {@code openid}. */
  Optional<List<String>> scopes();

  /** Where issuers put roles differs: Keycloak's mappers can fill either. */
  enum RolesFrom {
    ACCESS_TOKEN,
    ID_TOKEN
  }
}
