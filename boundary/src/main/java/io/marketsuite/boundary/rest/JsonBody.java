package io.marketsuite.boundary.rest;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotSupportedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Reads a request's body within the bound, also when its length was not announced. For resources
 * that take an {@link InputStream} and run on a virtual or a worker thread: it blocks. Thread-safe.
 */
@Singleton
public class JsonBody {
  private final RestConfig config;

  /** Made by the container. */
  JsonBody(RestConfig config) {
    this.config = config;
  }

  /**
   * Reads all of it.
   *
   * @return empty where there is none
   * @throws ClientErrorException 413 above the bound, 415 where there is a body and it is not said
   *     to be plain {@code application/json}, 400 where it ends before it should
   */
  public byte[] read(HttpServerRequest request, InputStream body) {
    byte[] octets = octets(body);
    if (octets.length > config.bodyBytes()) {
      throw new ClientErrorException(413);
    }
    if (octets.length > 0 && !isPlainJson(request)) {
      throw new NotSupportedException();
    }
    return octets;
  }

  private byte[] octets(InputStream body) {
    try {
      return body.readNBytes(config.bodyBytes() + 1);
    } catch (IOException cut) {
      throw new ClientErrorException(400);
    }
  }

  private static boolean isPlainJson(HttpServerRequest request) {
    String type = request.headers().get("Content-Type");
    return type != null
        && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json")
        && !request.headers().contains("Content-Encoding");
  }
}
