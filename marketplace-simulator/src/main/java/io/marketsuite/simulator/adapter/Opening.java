package io.marketsuite.simulator.adapter;

import io.marketsuite.simulator.adapter.http.IdentityServers;
import io.marketsuite.simulator.application.Catalogue;
import io.marketsuite.simulator.application.Endpoints;
import io.marketsuite.simulator.application.Tenants;
import io.marketsuite.simulator.config.SimulatorConfig;
import io.marketsuite.simulator.identity.ClientSecret;
import io.marketsuite.simulator.identity.OAuthClient;
import io.marketsuite.simulator.identity.Realm;
import io.marketsuite.simulator.identity.Realms;
import io.marketsuite.simulator.identity.Redirects;
import io.marketsuite.simulator.identity.User;
import io.marketsuite.simulator.manifest.ManifestReader;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Fills the marketplace at start: manifests, realms, tenants. What cannot be used stops the start
 * with a sentence that says so.
 */
@Singleton
class Opening {
  private static final Logger LOG = Logger.getLogger("simulator");
  private static final String FIRST = "id1";

  private final SimulatorConfig config;
  private final Realms realms;
  private final Tenants tenants;
  private final Catalogue catalogue;
  private final IdentityServers servers;
  private final Endpoints endpoints;

  Opening(
      SimulatorConfig config,
      Realms realms,
      Tenants tenants,
      Catalogue catalogue,
      IdentityServers servers,
      Endpoints endpoints) {
    this.config = config;
    this.realms = realms;
    this.tenants = tenants;
    this.catalogue = catalogue;
    this.servers = servers;
    this.endpoints = endpoints;
  }

  void open(@Observes StartupEvent event) {
    checkLifetime(config.tokenLifetime());
    endpoints.check();
    String first = servers.baseUrls().get(FIRST);
    if (first == null) {
      throw new IllegalStateException("suite.simulator.identity-servers must hold id1");
    }
    Realm master = realm(first, Realms.MASTER);
    master.put(Tenants.marketplaceClient());
    Realm operator = realm(first, Realms.OPERATOR);
    config.operator().clients().forEach((id, client) -> operator.put(client(id, client)));
    config.operator().users().forEach((name, user) -> operator.put(user(name, user)));
    config.manifests().forEach(this::load);
    config.tenants().forEach(this::addTenant);
    LOG.infof("identity servers %s, tenants %d", servers.baseUrls(), tenants.all().size());
  }

  private static void checkLifetime(Duration lifetime) {
    if (lifetime.toSeconds() < 60 || lifetime.toSeconds() > 300) {
      throw new IllegalStateException(
          "suite.simulator.token-lifetime must be 60 s to 300 s, but is " + lifetime);
    }
  }

  private Realm realm(String base, String name) {
    Realm realm = new Realm(name, FIRST, base + "/auth/realms/" + name, Optional.empty());
    realms.add(realm);
    return realm;
  }

  private static OAuthClient client(String id, SimulatorConfig.OperatorClient client) {
    return new OAuthClient(
        id,
        UUID.randomUUID(),
        client.secret().map(ClientSecret::new),
        List.of("openid"),
        client.groups().orElse(List.of()),
        new Redirects(
            client.redirectUris().orElse(Set.of()),
            client.postLogoutRedirectUris().orElse(Set.of())));
  }

  private static User user(String name, SimulatorConfig.OperatorUser user) {
    return new User(
        name,
        UUID.randomUUID(),
        new ClientSecret(user.password()),
        user.groups().orElse(List.of()));
  }

  private void load(String file) {
    try {
      catalogue.load(ManifestReader.read(Files.readString(Path.of(file))));
    } catch (IOException e) {
      throw new IllegalStateException(
          "suite.simulator.manifests names '%s', which cannot be read".formatted(file), e);
    }
  }

  private void addTenant(String spec) {
    int at = spec.lastIndexOf('@');
    if (at < 1) {
      throw new IllegalStateException(
          "suite.simulator.tenants expects DisplayName@identityServer, not '%s'".formatted(spec));
    }
    tenants.add(spec.substring(0, at).trim(), spec.substring(at + 1).trim());
  }
}
