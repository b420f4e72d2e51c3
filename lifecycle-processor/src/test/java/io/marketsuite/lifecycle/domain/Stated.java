package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.Fingerprint;
import io.marketsuite.contracts.lifecycle.InstalledElsewhere;
import io.marketsuite.contracts.lifecycle.PresentedCredential;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.contracts.lifecycle.SealedSecrets;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An installation that an operator states: what a test does not say is as one that the vendor had
 * before, deactivated, with its client and the required setting.
 */
final class Stated {
  static final UUID DATA_KEY = new UUID(11, 1);
  private final List<SettingPresence> settings = new ArrayList<>();
  private final List<PresentedCredential> credentials = new ArrayList<>();
  private final List<ClientRef> publicClients = new ArrayList<>();
  private RestingStatus status = RestingStatus.DEACTIVATED;
  private String issuer = Fixtures.ISSUER;
  private int version = 2;
  private boolean sealed = true;

  private Stated() {}

  static Stated installed() {
    return with("first").setting(Fixtures.API_KEY);
  }

  static Stated with(String secret) {
    Stated stated = new Stated();
    stated.credentials.add(
        new PresentedCredential(
            "backend", "client-backend", List.of(new Fingerprint("k1", "backend/" + secret))));
    return stated;
  }

  /** As the marketplace's page shows it: nothing that is secret. */
  static Stated withoutSecrets(String publicClient) {
    Stated stated = new Stated();
    stated.publicClients.add(new ClientRef("frontend", publicClient));
    stated.sealed = false;
    return stated;
  }

  Stated setting(String code) {
    settings.add(new SettingPresence("backend", code, true));
    return this;
  }

  Stated activated() {
    status = RestingStatus.ACTIVATED;
    return this;
  }

  Stated issuer(String url) {
    issuer = url;
    return this;
  }

  Stated version(int number) {
    version = number;
    return this;
  }

  InstalledElsewhere build() {
    return new InstalledElsewhere(
        "Acme",
        issuer,
        status,
        version,
        settings,
        credentials,
        publicClients,
        sealed
            ? Optional.of(new SealedSecrets(DATA_KEY, Optional.of("sealed"), Optional.of("sealed")))
            : Optional.empty());
  }
}
