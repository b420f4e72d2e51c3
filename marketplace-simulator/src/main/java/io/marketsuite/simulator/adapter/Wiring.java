package io.marketsuite.simulator.adapter;

import io.marketsuite.simulator.adapter.http.IdentityServers;
import io.marketsuite.simulator.adapter.http.MarketplaceUrl;
import io.marketsuite.simulator.adapter.vendor.HttpVendor;
import io.marketsuite.simulator.application.Acting;
import io.marketsuite.simulator.application.Browsing;
import io.marketsuite.simulator.application.Catalogue;
import io.marketsuite.simulator.application.Endpoints;
import io.marketsuite.simulator.application.Faults;
import io.marketsuite.simulator.application.Features;
import io.marketsuite.simulator.application.Journal;
import io.marketsuite.simulator.application.Leaving;
import io.marketsuite.simulator.application.LoggingIn;
import io.marketsuite.simulator.application.Releasing;
import io.marketsuite.simulator.application.Sending;
import io.marketsuite.simulator.application.SendingRaw;
import io.marketsuite.simulator.application.TakingCallbacks;
import io.marketsuite.simulator.application.Tenants;
import io.marketsuite.simulator.application.TokenDesk;
import io.marketsuite.simulator.application.Vendor;
import io.marketsuite.simulator.config.SimulatorConfig;
import io.marketsuite.simulator.identity.BearerCheck;
import io.marketsuite.simulator.identity.Realms;
import io.marketsuite.simulator.identity.TokenEndpoint;
import io.marketsuite.simulator.identity.TokenMinter;
import io.marketsuite.simulator.identity.login.LoginGrants;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts the parts together; the parts themselves know no framework. */
@Singleton
class Wiring {
  private final SimulatorConfig config;
  private final InstantSource clock = InstantSource.system();

  Wiring(SimulatorConfig config) {
    this.config = config;
  }

  @Produces
  @Singleton
  Realms realms() {
    return new Realms();
  }

  @Produces
  @Singleton
  Catalogue catalogue() {
    return new Catalogue();
  }

  @Produces
  @Singleton
  Faults faults() {
    return new Faults();
  }

  @Produces
  @Singleton
  Background background() {
    return new Background(Executors.newVirtualThreadPerTaskExecutor());
  }

  /** Threads for what nobody waits for, or for much at once. */
  record Background(ExecutorService executor) {}

  @Produces
  @Singleton
  Journal journal(Observation observation) {
    return new Journal(config.logEntries(), clock, observation::observe);
  }

  @Produces
  @Singleton
  TokenMinter minter() {
    return new TokenMinter(clock);
  }

  @Produces
  @Singleton
  TokenEndpoint tokenEndpoint(TokenMinter minter, LoginGrants logins) {
    return new TokenEndpoint(minter, config.tokenLifetime(), logins.byName());
  }

  @Produces
  @Singleton
  TokenDesk tokenDesk(Realms realms, TokenMinter minter) {
    return new TokenDesk(realms, minter, config.tokenLifetime());
  }

  @Produces
  @Singleton
  Tenants tenants(Realms realms, IdentityServers servers) {
    return new Tenants(realms, servers.baseUrls());
  }

  @Produces
  @Singleton
  Features features(Journal journal) {
    return new Features(journal);
  }

  @Produces
  @Singleton
  Vendor vendor() {
    return new HttpVendor(config.commandTimeout());
  }

  @Produces
  @Singleton
  Endpoints endpoints(MarketplaceUrl url) {
    return new Endpoints(config.managementUrl(), config.settingsUrl(), url::get);
  }

  @Produces
  @Singleton
  Sending sending(Vendor vendor, Journal journal, Faults faults, Background background) {
    return new Sending(vendor, journal, faults, background.executor());
  }

  @Produces
  @Singleton
  Acting acting(
      Tenants tenants,
      Catalogue catalogue,
      Features features,
      TokenDesk tokens,
      Sending sending,
      Endpoints endpoints,
      Journal journal) {
    return new Acting(tenants, catalogue, features, tokens, sending, endpoints, journal);
  }

  @Produces
  @Singleton
  Releasing releasing(
      Catalogue catalogue,
      Tenants tenants,
      Features features,
      Acting acting,
      Background background) {
    return new Releasing(catalogue, tenants, features, acting, background.executor());
  }

  @Produces
  @Singleton
  Leaving leaving(
      Tenants tenants,
      Features features,
      Catalogue catalogue,
      TokenDesk tokens,
      Sending sending,
      Endpoints endpoints) {
    return new Leaving(
        tenants,
        features,
        catalogue,
        tokens,
        sending,
        endpoints,
        config.cleanup().attempts(),
        config.cleanup().backoff());
  }

  @Produces
  @Singleton
  LoggingIn loggingIn(
      Tenants tenants,
      Features features,
      TokenDesk tokens,
      Vendor vendor,
      Endpoints endpoints,
      Journal journal) {
    return new LoggingIn(
        tenants, features, tokens, vendor, endpoints, journal, config.slowSettings());
  }

  @Produces
  @Singleton
  TakingCallbacks takingCallbacks(
      Realms realms,
      Tenants tenants,
      Catalogue catalogue,
      Features features,
      Faults faults,
      Journal journal) {
    return new TakingCallbacks(
        new BearerCheck(realms, clock), tenants, catalogue, features, faults, journal);
  }

  @Produces
  @Singleton
  SendingRaw sendingRaw(
      Catalogue catalogue, TokenDesk tokens, Sending sending, Endpoints endpoints) {
    return new SendingRaw(catalogue, tokens, sending, endpoints);
  }

  @Produces
  @Singleton
  Browsing browsing(Tenants tenants, Catalogue catalogue, Features features) {
    return new Browsing(tenants, catalogue, features);
  }
}
