package io.marketsuite.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.lifecycle.TokenFacts;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WireTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  @Test
  void a_decision_record_reads_back_as_it_was_written() {
    DecisionRecord record =
        new DecisionRecord(
            1,
            Optional.of("acme"),
            Optional.of("partner"),
            new DecisionRecord.DecidedInput("t", 1, 2, NOON, new Tick(1, 1, NOON)),
            Verdict.ACCEPTED,
            Reason.AS_ASKED,
            Optional.empty(),
            "c",
            Optional.empty(),
            List.of(
                new LifecycleEvent.AnswerAwaited(
                    1,
                    UUID.randomUUID(),
                    CommandKind.CREATE,
                    UUID.randomUUID(),
                    Optional.empty(),
                    NOON),
                new LifecycleEvent.Activated(1)));
    byte[] bytes = Wire.write(record);
    assertThat(Wire.read(bytes, DecisionRecord.class)).isEqualTo(record);
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .contains("\"type\":\"activated\"")
        .contains("\"type\":\"tick\"")
        .doesNotContain("manifest_hash");
  }

  @Test
  void a_tokens_measured_skew_is_read_back_and_older_records_have_none() {
    TokenFacts measured = new TokenFacts("issuer", "k1", NOON, Optional.of(1500L));
    String older = "{\"issuer\":\"issuer\",\"key_id\":\"k1\",\"issued_at\":\"" + NOON + "\"}";

    assertThat(Wire.read(Wire.write(measured), TokenFacts.class)).isEqualTo(measured);
    assertThat(Wire.read(older.getBytes(StandardCharsets.UTF_8), TokenFacts.class))
        .isEqualTo(new TokenFacts("issuer", "k1", NOON));
  }

  @Test
  void a_vendors_result_needs_no_type() {
    String json =
        "{\"schema_version\":1,\"request_id\":\"r\",\"tenant_id\":\"acme\",\"feature_id\":\"f\",\"status\":\"SUCCESS\"}";
    assertThat(Wire.read(json.getBytes(StandardCharsets.UTF_8), ProvisioningResult.class))
        .isEqualTo(
            new ProvisioningResult(
                1, "r", "acme", "f", ProvisioningStatus.SUCCESS, Optional.empty()));
  }

  @Test
  void what_cannot_be_read_says_so_without_repeating_it() {
    byte[] bytes = "{\"type\":\"tick\",\"secret\":\"canary\"".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Wire.read(bytes, LifecycleInput.class))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageNotContaining("canary");
  }
}
