package io.marketsuite.ingress.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import io.marketsuite.ingress.domain.AcceptanceRule.Facts;
import io.marketsuite.ingress.domain.AnswerModes.Choice;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

  @ParameterizedTest
  @CsvSource({
    // kind, feature has client, brings credentials, installation has client, 202 possible
    "CREATE, true, true, false, true",
    "CREATE, true, false, true, false",
    "CREATE, false, true, true, false",
    "DELETE, true, false, true, true",
    "DELETE, true, false, false, false",
    "ACTIVATE, true, false, true, true",
    "ACTIVATE, true, true, false, false",
    "DEACTIVATE, false, false, true, false",
    "UPGRADE, true, true, true, true",
    "UPGRADE, true, true, false, false",
    "UPDATE, true, true, true, false",
    "CLEANUP, false, false, false, true",
  })
  void a_202_needs_a_callback_that_can_be_authenticated(
      CommandKind kind, boolean feature, boolean brings, boolean installation, boolean possible) {
    assertThat(AcceptanceRule.callbackPossible(kind, new Facts(feature, brings, installation)))
        .isEqualTo(possible);
  }

  @Test
  void by_default_only_what_takes_the_vendor_long_is_asynchronous() {
    AnswerModes none = AnswerModes.of(Map.of(), Map.of());
    AnswerModes all =
        AnswerModes.of(
            Map.of(),
            Arrays.stream(CommandKind.values())
                .collect(Collectors.toMap(kind -> kind, kind -> ProvisioningDelivery.HTTP)));

    for (CommandKind kind : CommandKind.values()) {
      assertThat(none.of(kind)).as("%s", kind).isEqualTo(AnswerMode.SYNC);
    }
    assertThat(Arrays.stream(CommandKind.values()).filter(k -> all.of(k) == AnswerMode.ASYNC))
        .containsExactlyInAnyOrder(
            CommandKind.CREATE, CommandKind.DELETE, CommandKind.CLEANUP, CommandKind.UPGRADE);
  }

  @Test
  void a_configured_mode_wins_over_the_default() {
    AnswerModes modes =
        AnswerModes.of(
            Map.of(CommandKind.CREATE, Choice.SYNC, CommandKind.ACTIVATE, Choice.ASYNC),
            Map.of(CommandKind.CREATE, ProvisioningDelivery.KAFKA));

    assertThat(modes.of(CommandKind.CREATE)).isEqualTo(AnswerMode.SYNC);
    assertThat(modes.of(CommandKind.ACTIVATE)).isEqualTo(AnswerMode.ASYNC);
  }

  @Test
  void an_asynchronous_update_cannot_be_configured() {
    assertThatThrownBy(() -> AnswerModes.of(Map.of(CommandKind.UPDATE, Choice.ASYNC), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ids_are_version_7_and_ordered_by_time() {
    Instant time = Instant.parse("2026-01-02T03:04:05.678Z");
    UUID first = UuidV7.of(time, -1, -1);
    UUID later = UuidV7.of(time.plusMillis(1), 0, 0);

    assertThat(first.version()).isEqualTo(7);
    assertThat(first.variant()).isEqualTo(2);
    assertThat(first.getMostSignificantBits() >>> 16).isEqualTo(time.toEpochMilli());
    assertThat(first.toString()).isLessThan(later.toString());
  }

  @Test
  void the_types_of_problems_are_stable() {
    assertThat(Arrays.stream(ProblemType.values()).map(t -> t.status() + " " + t.uri()))
        .containsExactly(
            "400 /problems/malformed-json",
            "400 /problems/unknown-kind",
            "400 /problems/invalid-payload",
            "400 /problems/callback-url-refused",
            "400 /problems/invalid-event",
            "400 /problems/invalid-login-answer",
            "400 /problems/bad-request",
            "401 /problems/unauthorized",
            "403 /problems/tenant-mismatch",
            "403 /problems/feature-mismatch",
            "404 /problems/unknown-route",
            "404 /problems/unknown-feature",
            "404 /problems/feature-not-named",
            "405 /problems/method-not-allowed",
            "408 /problems/body-too-slow",
            "413 /problems/body-too-large",
            "415 /problems/unsupported-media-type",
            "422 /problems/settings-invalid",
            "422 /problems/unknown-event-type",
            "422 /problems/invalid-event-data",
            "500 /problems/internal-error",
            "503 /problems/overloaded",
            "503 /problems/key-store-unavailable",
            "503 /problems/log-unavailable",
            "503 /problems/outcome-unknown",
            "503 /problems/not-completed-in-time",
            "503 /problems/acceptance-not-recorded",
            "503 /problems/pseudonyms-unavailable");
  }
}
