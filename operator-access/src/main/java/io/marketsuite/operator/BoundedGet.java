package io.marketsuite.operator;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jose4j.http.Get;
import org.jose4j.http.Response;
import org.jose4j.http.SimpleResponse;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * Fetches the issuer's key set: once, following no redirect, at most {@link #MAX_BYTES} bytes, with
 * short timeouts. The library's own would retry three times with 20 s each and follow redirects.
 * Blocking; thread-safe.
 */
final class BoundedGet extends Get {
  static final int MAX_BYTES = 256 * 1024;
  private static final int TIMEOUT_MILLIS = 3_000;

  private final InstantSource clock;
  private volatile Instant lastAnswer = Instant.MIN;

  BoundedGet(InstantSource clock) {
    this.clock = clock;
  }

  /** When the issuer last gave its keys. */
  Instant lastAnswer() {
    return lastAnswer;
  }

  @Override
  public SimpleResponse get(String location) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(location).toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setUseCaches(false);
    connection.setRequestProperty("Accept", "application/json");
    try {
      int status = connection.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        throw new IOException("The issuer answered for its keys with status " + status);
      }
      String body = body(connection);
      requireKeys(body);
      lastAnswer = clock.instant();
      // Without its headers: how long keys are kept is not the issuer's choice.
      return new Response(status, connection.getResponseMessage(), Map.of(), body);
    } finally {
      connection.disconnect();
    }
  }

  /** A page that says «back soon» with 200 keeps nobody's key alive. */
  private static void requireKeys(String body) throws IOException {
    try {
      new JsonWebKeySet(body);
    } catch (JoseException | RuntimeException _) {
      throw new IOException("The issuer answered for its keys with something else");
    }
  }

  private static String body(HttpURLConnection connection) throws IOException {
    try (InputStream stream = connection.getInputStream()) {
      byte[] octets = stream.readNBytes(MAX_BYTES + 1);
      if (octets.length > MAX_BYTES) {
        throw new IOException("The issuer's key set is longer than " + MAX_BYTES + " bytes");
      }
      return new String(octets, StandardCharsets.UTF_8);
    }
  }
}
