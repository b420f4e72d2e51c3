package io.marketsuite.operator;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.KeyLocationResolver;
import io.smallrye.jwt.util.ResourceUtils.UrlStreamResolver;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import org.jose4j.http.Get;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The issuer's keys, as the library keeps them, but fetched by {@link BoundedGet} and without those
 * that are not for signatures. Blocking; thread-safe.
 */
final class IssuerKeys extends KeyLocationResolver {
  /** While the issuer is away its last keys are believed, and for no longer than this. */
  static final Duration MAX_AGE = Duration.ofHours(24);

  private static final String FOR_SIGNATURES = "sig";

  private final InstantSource clock;
  private final BoundedGet source;

  /** The library asks for its client while it is constructed, so it is handed in before. */
  private static final ScopedValue<BoundedGet> CLIENT = ScopedValue.newInstance();

  private IssuerKeys(JWTAuthContextInfo issuer, BoundedGet source, InstantSource clock)
      throws UnresolvableKeyException {
    super(issuer);
    this.source = source;
    this.clock = clock;
  }

  static IssuerKeys load(JWTAuthContextInfo issuer, InstantSource clock)
      throws UnresolvableKeyException {
    BoundedGet source = new BoundedGet(clock);
    return ScopedValue.where(CLIENT, source).call(() -> new IssuerKeys(issuer, source, clock));
  }

  @Override
  protected Get getHttpGet() {
    return CLIENT.get();
  }

  @Override
  protected UrlStreamResolver getUrlResolver() {
    return new UrlStreamResolver() {
      /** The library's second try, for a single key at a URL: unbounded, so it is not made. */
      @Override
      public InputStream resolve(String location) throws IOException {
        throw new IOException("Keys come from a JSON Web Key Set or from a file");
      }
    };
  }

  @Override
  protected JsonWebKey getHttpsJwk(String kid, String algorithm) {
    JsonWebKey found = super.getHttpsJwk(kid, algorithm);
    if (source.lastAnswer().plus(MAX_AGE).isBefore(clock.instant())) {
      return null;
    }
    boolean other =
        found != null && found.getUse() != null && !found.getUse().equals(FOR_SIGNATURES);
    return other ? null : found;
  }
}
