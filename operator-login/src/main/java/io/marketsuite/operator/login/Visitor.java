package io.marketsuite.operator.login;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who looks at a page, and the way out. */
@RequestScoped
public class Visitor {
  private final SecurityIdentity identity;
  private final Optional<String> issuer;

  Visitor(
      SecurityIdentity identity,
      @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer) {
    this.identity = identity;
    this.issuer = issuer;
  }

  /** The name that the issuer gives. */
  public String name() {
    return identity.getPrincipal().getName();
  }

  /** HTML that says who is logged in, with a button that logs out. */
  public String greeting() {
    return """
        <form class="who" method="post" action="%s">Logged in as <b>%s</b>
        <button>Log out</button></form>
        """
        .formatted(LoginTenant.LOGOUT_PATH, Html.escape(name()));
  }

  /** Where the logout leads on to, for {@link Page#response(int, String)}. */
  public String issuerOrigin() {
    return issuer
        .map(URI::create)
        .map(url -> url.getScheme() + "://" + url.getRawAuthority())
        .orElse("");
  }
}
