package io.marketsuite.telemetry.wire;

import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/** A record of {@code marketplace.lifecycle.events} that was read and checked against its key. */
public sealed interface ReadDecision {

  /** A decision about one installation. */
  record OfInstallation(Keys key, DecisionRecord decision) implements ReadDecision {}

  /**
   * The decision of a tick: the clock of the partition it stands in.
   *
   * @param at its recorded time
   */
  record OfClock(Instant at) implements ReadDecision {}

  /**
   * @throws UnreadableRecordException if it is not a decision record of this release, or is not
   *     where it belongs; the message says why and holds nothing of the value
   */
  static ReadDecision read(byte[] key, byte[] value) {
    DecisionRecord decision = Wire.read(value, DecisionRecord.class);
    requireComplete(decision);
    boolean named = decision.tenantId().isPresent() && decision.featureId().isPresent();
    if (decision.input().value() instanceof Tick) {
      return new OfClock(decision.input().recordedAt());
    }
    if (!named || key == null) {
      throw new UnreadableRecordException("neither a tick nor of an installation");
    }
    Keys keys = Keys.parse(new String(key, StandardCharsets.UTF_8));
    Keys own = new Keys(decision.tenantId().get(), decision.featureId().get());
    if (!keys.equals(own)) {
      throw new UnreadableRecordException("the key is another installation's than the value");
    }
    return new OfInstallation(keys, decision);
  }

  private static void requireComplete(DecisionRecord decision) {
    if (decision.schemaVersion() != Wire.SCHEMA_VERSION) {
      throw new UnreadableRecordException(
          "expected schema_version 1 but found " + decision.schemaVersion());
    }
    DecisionRecord.DecidedInput input = decision.input();
    boolean complete =
        input != null
            && input.topic() != null
            && input.recordedAt() != null
            && input.value() != null
            && decision.verdict() != null
            && decision.reason() != null
            && decision.events() != null
            && decision.events().stream().allMatch(Objects::nonNull);
    if (!complete) {
      throw new UnreadableRecordException("a field that every decision record has is missing");
    }
  }
}
