package io.marketsuite.ingress.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import io.marketsuite.ingress.domain.AnswerLimits;
import io.marketsuite.ingress.domain.AnswerModes.Choice;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngressConfigTest {

  private static IngressConfig config(Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .withConverter(Path.class, 200, Path::of)
        .withSources(new EnvConfigSource(environment, 300))
        .withMapping(IngressConfig.class)
        .build()
        .getConfigMapping(IngressConfig.class);
  }

  @Test
  void everything_that_opens_something_is_closed_by_default() {
    IngressConfig config = config(Map.of());

    assertThat(config.limits().bodyBytes()).isEqualTo(256 * 1024);
    assertThat(config.answers().create()).isEqualTo(Choice.AUTO);
    assertThat(config.provisioning().create()).isEqualTo(ProvisioningDelivery.NONE);
  }

  @Test
  void the_default_deadlines_are_those_of_the_lifecycle_rules() {
    IngressConfig.Deadlines deadlines = config(Map.of()).deadlines();

    assertThat(
            new AnswerLimits(
                deadlines.produced(),
                deadlines.waitEnds(),
                deadlines.recording(),
                deadlines.answered()))
        .isEqualTo(AnswerLimits.defaults());
  }

  @Test
  void each_key_can_be_set_by_the_environment() {
    IngressConfig config =
        config(
            Map.ofEntries(
                Map.entry("SUITE_MANIFESTS", "a.yaml,b.yaml"),
                Map.entry("SUITE_KEYS_FOLDER", "/keys"),
                Map.entry("SUITE_ANSWERS_DELETE", "async"),
                Map.entry("SUITE_PROVISIONING_UPGRADE", "kafka"),
                Map.entry("SUITE_DEADLINES_PRODUCED", "PT1S")));

    assertThat(config.manifests()).containsExactly(Path.of("a.yaml"), Path.of("b.yaml"));
    assertThat(config.keysFolder()).isEqualTo(Path.of("/keys"));
    assertThat(config.answers().delete()).isEqualTo(Choice.ASYNC);
    assertThat(config.provisioning().upgrade()).isEqualTo(ProvisioningDelivery.KAFKA);
    assertThat(config.deadlines().produced()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void keys_of_other_services_do_no_harm() {
    assertThat(
            config(
                    Map.of(
                        "SUITE_HOOK_URL", "http://localhost:1",
                        "SUITE_IDENTITY_HOSTS", "https://id.carerix.io",
                        "SUITE_PROVISIONING_DEADLINE", "PT1H",
                        "SUITE_OUTBOUND_ALLOW_PRIVATE_ADDRESSES", "true"))
                .manifests())
        .isNotEmpty();
  }
}
