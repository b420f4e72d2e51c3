package io.marketsuite.ingress.config;

import io.marketsuite.boundary.outbound.OutboundUrls;
import io.marketsuite.contracts.manifest.ManifestCatalogue;
import io.marketsuite.ingress.adapter.http.LoadBound;
import io.marketsuite.ingress.adapter.http.LoginPages;
import io.marketsuite.ingress.adapter.http.LoginRoute;
import io.marketsuite.ingress.adapter.http.ManagementRoute;
import io.marketsuite.ingress.adapter.http.OpenApiRoute;
import io.marketsuite.ingress.adapter.http.RequestRunner;
import io.marketsuite.ingress.adapter.http.TelemetryRoute;
import io.marketsuite.ingress.adapter.http.Tokens;
import io.marketsuite.ingress.adapter.http.VersionRoute;
import io.marketsuite.ingress.adapter.kafka.InstallationView;
import io.marketsuite.ingress.application.AnsweringCommands;
import io.marketsuite.ingress.application.FindingFeatures;
import io.marketsuite.ingress.application.Observations;
import io.marketsuite.ingress.application.TakingCommands;
import io.marketsuite.ingress.application.TakingTelemetry;
import io.marketsuite.ingress.carerix.ManagementReader;
import io.marketsuite.token.TokenVerifier;
import io.marketsuite.token.quarkus.InstalledIssuers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the routes together. */
@Singleton
public class HttpParts {
  private final ExecutorService virtualThreads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());

  @Produces
  @Singleton
  InstalledIssuers installed(InstallationView installations) {
    return installations::isInstalled;
  }

  @Produces
  @Singleton
  Tokens tokens(TokenVerifier verifier, InstallationView installations, Observations observed) {
    return new Tokens(verifier, installations, observed);
  }

  @Produces
  @Singleton
  RequestRunner runner(IngressConfig config, Observations observations, InstantSource clock) {
    return new RequestRunner(
        virtualThreads,
        observations,
        clock,
        config.limits().bodyBytes(),
        config.limits().bodyTime());
  }

  @Produces
  @Singleton
  ManagementRoute management(
      IngressConfig config,
      OutboundUrls callbackUrls,
      RequestRunner runner,
      Tokens tokens,
      ManifestCatalogue manifests,
      TakingCommands taking,
      AnsweringCommands answering,
      Observations observations,
      MeterRegistry meters) {
    return new ManagementRoute(
        runner,
        bound(meters, "management", config.limits().commandsInFlight()),
        tokens,
        new FindingFeatures(manifests),
        new ManagementReader(callbackUrls),
        taking,
        answering,
        observations);
  }

  @Produces
  @Singleton
  TelemetryRoute telemetry(
      IngressConfig config,
      RequestRunner runner,
      Tokens tokens,
      TakingTelemetry taking,
      MeterRegistry meters) {
    LoadBound load = bound(meters, "telemetry", config.limits().telemetryInFlight());
    return new TelemetryRoute(runner, load, tokens, taking);
  }

  private static LoadBound bound(MeterRegistry meters, String route, int limit) {
    LoadBound bound = new LoadBound(limit);
    Gauge.builder("ingress.in.flight", bound, LoadBound::taken)
        .tag("route", route)
        .register(meters);
    return bound;
  }

  @Produces
  @Singleton
  VersionRoute version(@ConfigProperty(name = "quarkus.application.version") String buildVersion) {
    return new VersionRoute(buildVersion);
  }

  @Produces
  @Singleton
  LoginRoute login(IngressConfig config, Observations observations) {
    return new LoginRoute(new LoginPages(config.login().pages()), observations);
  }

  @Produces
  @Singleton
  OpenApiRoute openApi() {
    return new OpenApiRoute();
  }

  void stop(@Observes ShutdownEvent event) {
    virtualThreads.shutdown();
  }
}
