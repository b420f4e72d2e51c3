package io.marketsuite.ingress.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Who is installed, and by which issuer: an installed tenant's keys may always be fetched. */
class InstallationViewTest {
  private static final String ISSUER = "https://id.carerix.io/auth/realms/acme";

  private final InstallationView view = new InstallationView(10);

  private void tell(String featureId, FeatureStatus status) {
    InstallationState state =
        new InstallationState(
            Wire.SCHEMA_VERSION,
            "acme",
            "Acme",
            featureId,
            1,
            status,
            status == FeatureStatus.ACTIVATED,
            true,
            Optional.of(ISSUER),
            Optional.of(1),
            List.of(new ClientRef("backend", "backend-acme")),
            List.of(),
            List.of(),
            List.of(),
            Instant.EPOCH);
    byte[] key = Keys.of("acme", featureId).getBytes(StandardCharsets.UTF_8);
    view.handle(new ConsumerRecord<>(Topics.STATE, 0, 0, key, Wire.write(state)));
  }

  @Test
  void a_tenant_is_installed_by_the_issuer_of_its_installation_alone() {
    tell("partner", FeatureStatus.ACTIVATED);

    assertThat(view.isInstalled("acme", ISSUER)).isTrue();
    assertThat(view.isInstalled("acme", "https://id-2.carerix.io/auth/realms/acme")).isFalse();
    assertThat(view.isInstalled("acme", "https://id.carerix.io/auth/realms/Acme")).isFalse();
    assertThat(view.isInstalled("globex", ISSUER)).isFalse();
  }

  @Test
  void a_client_speaks_for_the_issuer_that_installed_it_alone() {
    tell("partner", FeatureStatus.ACTIVATED);

    assertThat(view.isClientOf("acme", ISSUER, "backend-acme")).isTrue();
    assertThat(view.isClientOf("acme", "https://id-2.carerix.io/auth/realms/acme", "backend-acme"))
        .isFalse();
    assertThat(view.isClientOf("acme", ISSUER, "backend-globex")).isFalse();
    assertThat(view.isClientOf("globex", ISSUER, "backend-acme")).isFalse();
  }

  @Test
  void a_tenant_stays_installed_while_one_of_its_features_is() {
    tell("partner", FeatureStatus.ACTIVATED);
    tell("other", FeatureStatus.DEACTIVATED);

    tell("partner", FeatureStatus.ABSENT);

    assertThat(view.isInstalled("acme", ISSUER)).isTrue();
  }

  @Test
  void a_tenant_that_removed_everything_is_not_installed() {
    tell("partner", FeatureStatus.ACTIVATED);

    tell("partner", FeatureStatus.ABSENT);

    assertThat(view.isInstalled("acme", ISSUER)).isFalse();
  }
}
