package io.marketsuite.boundary.quarkus;

import io.marketsuite.boundary.outbound.OutboundUrls;
import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.quarkus.arc.DefaultBean;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The client for calls to others, and the rule for callback URLs. */
@Singleton
public class OutboundParts {

  @Produces
  @Singleton
  @DefaultBean
  HttpCalls calls(Vertx vertx, OutboundConfig config) {
    return new HttpCalls(vertx, HttpCalls.Setup.of(config.connections()));
  }

  void close(@Disposes HttpCalls calls) {
    calls.close();
  }

  @Produces
  @Singleton
  OutboundUrls urls(OutboundConfig config) {
    return new OutboundUrls(config.allowedHosts(), config.allowInsecure());
  }
}
