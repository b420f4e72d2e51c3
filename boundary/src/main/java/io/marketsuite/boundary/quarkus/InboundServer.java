package io.marketsuite.boundary.quarkus;

import io.quarkus.arc.Unremovable;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Ends connections on which nothing is answered. The idle timeout alone does not: it begins again
 * with every octet, and one octet a minute is enough to keep a connection for ever. HTTP/2 without
 * TLS is not served: a proxy that passes its upgrade on no longer sees the requests behind it.
 */
@Singleton
@Unremovable
public class InboundServer implements HttpServerOptionsCustomizer {
  private final InboundConfig config;

  /** Made by the container. */
  InboundServer(InboundConfig config) {
    this.config = config;
  }

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    long time = options.getIdleTimeoutUnit().convert(config.unansweredTime());
    options.setWriteIdleTimeout(Math.toIntExact(time)).setHttp2ClearTextEnabled(false);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    customizeHttpServer(options);
  }
}
