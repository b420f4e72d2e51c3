package io.marketsuite.dispatcher.config;

import io.marketsuite.boundary.outbound.OutboundUrl;
import io.marketsuite.boundary.outbound.OutboundUrls;
import io.marketsuite.boundary.outbound.Reach;
import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.boundary.quarkus.OutboundConfig;
import io.marketsuite.dispatcher.adapter.broker.HttpTokenBroker;
import io.marketsuite.dispatcher.adapter.broker.ServiceTokens;
import io.marketsuite.dispatcher.adapter.http.HookSecret;
import io.marketsuite.dispatcher.adapter.http.HttpOutbound;
import io.marketsuite.dispatcher.application.TokenBroker;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** Parts made from configuration. Wrong configuration keeps the service from starting. */
@ApplicationScoped
public class Wiring {
  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  HttpCalls httpCalls(Vertx vertx, CallbacksConfig callbacks) {
    return new HttpCalls(vertx, HttpCalls.Setup.of(callbacks.inFlight()));
  }

  void close(@Disposes HttpCalls http) {
    http.close();
  }

  @Produces
  @Singleton
  TokenBroker tokenBroker(
      HttpCalls http,
      ServiceTokenConfig ours,
      SettingsServiceConfig settings,
      InstantSource clock) {
    ServiceTokens.Client client =
        new ServiceTokens.Client(URI.create(ours.issuer()), ours.clientId(), ours.clientSecret());
    ServiceTokens tokens = new ServiceTokens(http, client, settings.deadline(), clock);
    return new HttpTokenBroker(
        http, tokens, URI.create(settings.url()), settings.deadline(), clock);
  }

  @Produces
  @Singleton
  HttpOutbound.Rules outboundRules(
      OutboundUrls urls, OutboundConfig outbound, HookConfig hook, CallbacksConfig callbacks) {
    return new HttpOutbound.Rules(
        urls,
        Reach.toOthers(outbound.allowPrivateAddresses()),
        callbacks.attemptDeadline(),
        hookTarget(hook, outbound));
  }

  private static Optional<HttpOutbound.HookTarget> hookTarget(
      HookConfig hook, OutboundConfig outbound) {
    if (hook.url().isEmpty()) {
      return Optional.empty();
    }
    OutboundUrl url = OutboundUrl.configured(URI.create(hook.url().get()));
    if (!url.encrypted() && !outbound.allowInsecure()) {
      throw new IllegalArgumentException("Expected suite.hook.url to be an https URL: " + url);
    }
    String secret =
        hook.secret()
            .orElseThrow(
                () -> new IllegalArgumentException("Expected suite.hook.secret with the URL"));
    Reach reach = Reach.toOthers(hook.internal() || outbound.allowPrivateAddresses());
    return Optional.of(new HttpOutbound.HookTarget(url, HookSecret.parse(secret), reach));
  }
}
