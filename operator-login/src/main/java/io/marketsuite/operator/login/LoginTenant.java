package io.marketsuite.operator.login;

import io.marketsuite.operator.login.LoginConfig.RolesFrom;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import io.quarkus.oidc.runtime.OidcTenantConfig.Roles.Source;
import io.quarkus.oidc.runtime.OidcTenantConfig.TokenStateManager.Strategy;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the code flow's configuration from {@link LoginConfig}, in code, so that no setting of the
 * library can loosen it. The library connects to the issuer at the first visit of a page, and again
 * at the next one if that failed: a start neither waits for the issuer nor fails with it.
 */
@Startup
@ApplicationScoped
public class LoginTenant implements TenantConfigResolver {
  /** Where the ingress passes logins on to. */
  static final String CALLBACK_PATH = "/login/callback";

  /** A POST here ends the session, here and at the issuer. */
  static final String LOGOUT_PATH = "/logout";

  /** Where the issuer sends a visitor who has logged out. */
  static final String LOGGED_OUT_PATH = "/logged-out";

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration LOGIN_TAKES = Duration.ofMinutes(10);
  private static final int CONNECTIONS = 8;

  private final Optional<OidcTenantConfig> tenant;

  /**
   * @throws IllegalArgumentException with a sentence for the operator, if a value is not acceptable
   */
  LoginTenant(
      LoginConfig config,
      @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    boolean complete =
        issuer.isPresent()
            && config.clientId().isPresent()
            && config.clientSecret().isPresent()
            && config.publicUrl().isPresent();
    this.tenant = complete ? Optional.of(tenant(config, issuer.get(), service)) : Optional.empty();
  }

  /** Whether there is a login at all. */
  boolean isConfigured() {
    return tenant.isPresent();
  }

  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
    return Uni.createFrom().item(tenant.orElse(null));
  }

  private static OidcTenantConfig tenant(LoginConfig config, String issuer, String service) {
    LoginRules.requireTrustworthy("mp.jwt.verify.issuer", URI.create(issuer));
    URI host = LoginRules.requireTrustworthy("suite.login.public-url", config.publicUrl().get());
    boolean secure = "https".equals(host.getScheme());
    String secret = LoginRules.requireSecret(config.clientSecret().get());
    boolean fromAccessToken = config.rolesFrom() == RolesFrom.ACCESS_TOKEN;
    return OidcTenantConfig.builder()
        .tenantId(service)
        .applicationType(ApplicationType.WEB_APP)
        .authServerUrl(issuer)
        .clientId(config.clientId().get())
        .credentials(secret)
        .followRedirects(false)
        .connectionTimeout(CONNECT)
        .connectionRetryCount(1)
        .maxPoolSize(CONNECTIONS)
        .roles(fromAccessToken ? Source.accesstoken : Source.idtoken, "groups")
        .token()
        .issuer(issuer)
        .end()
        .authentication()
        .redirectPath(LoginRules.redirectUri(host, service))
        .restorePathAfterRedirect()
        .removeRedirectParameters()
        .pkceRequired()
        .nonceRequired()
        .stateSecret(LoginRules.derived(secret, "state"))
        .stateCookieAge(LOGIN_TAKES)
        .scopes(config.scopes().orElse(List.of()))
        .cookieForceSecure(secure)
        .forceRedirectHttpsScheme(secure)
        .cookieSameSite(CookieSameSite.LAX)
        .stateCookieSameSite(CookieSameSite.LAX)
        .end()
        .tokenStateManager()
        // A refresh token is of no use here; who is still logged in at the issuer comes back at
        // once.
        .strategy(fromAccessToken ? Strategy.KEEP_ALL_TOKENS : Strategy.ID_TOKEN)
        .encryptionRequired()
        .encryptionSecret(LoginRules.derived(secret, "session"))
        .end()
        .logout()
        .path(LOGOUT_PATH)
        .postLogoutPath(
            config
                .pageUrl()
                .map(url -> LoginRules.requireTrustworthy("suite.login.page-url", url))
                .map(url -> LoginRules.page(url, LOGGED_OUT_PATH))
                .orElse(LOGGED_OUT_PATH))
        .end()
        .build();
  }
}
