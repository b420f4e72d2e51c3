package io.marketsuite.operator;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.KeyLocationResolver;
import io.smallrye.jwt.util.ResourceUtils.UrlStreamResolver;
import java.io.IOException;
import java.io.InputStream;
import org.jose4j.http.Get;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The issuer's keys, as the library keeps them, but fetched by {@link BoundedGet} and without those
 * that are not for signatures. Blocking; thread-safe.
 */
final class IssuerKeys extends KeyLocationResolver {
  private static final String FOR_SIGNATURES = "sig";

  IssuerKeys(JWTAuthContextInfo issuer) throws UnresolvableKeyException {
    super(issuer);
  }

  @Override
  protected Get getHttpGet() {
    return new BoundedGet();
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
    boolean other =
        found != null && found.getUse() != null && !found.getUse().equals(FOR_SIGNATURES);
    return other ? null : found;
  }
}
