package io.marketsuite.ingress.support;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.testsupport.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What stands in the topics about the feature "partner" at one tenant. */
public final class Log {
  private final TestKafka kafka = TestKafka.shared();
  private final String tenant;

  public Log(String tenant) {
    this.tenant = tenant;
  }

  private String key() {
    return Keys.of(tenant, "partner");
  }

  /** Raw values of the command topic, now. */
  public List<String> values() {
    return kafka.records(Topics.COMMANDS, key()).stream().map(found -> found.value()).toList();
  }

  /** The commands, now. */
  public List<Command> commands() {
    return inputs(values()).filter(Command.class::isInstance).map(Command.class::cast).toList();
  }

  /** The statuses that were recorded as answered, now. */
  public List<Integer> answers() {
    return answers(values());
  }

  /** The statuses that were recorded as answered, once there are that many records in all. */
  public List<Integer> answersOf(int records) {
    return answers(
        kafka.awaitRecords(Topics.COMMANDS, key(), records).stream()
            .map(found -> found.value())
            .toList());
  }

  private static List<Integer> answers(List<String> values) {
    return inputs(values)
        .filter(CommandAnswered.class::isInstance)
        .map(input -> ((CommandAnswered) input).status())
        .toList();
  }

  private static java.util.stream.Stream<LifecycleInput> inputs(List<String> values) {
    return values.stream()
        .map(value -> Wire.read(value.getBytes(StandardCharsets.UTF_8), LifecycleInput.class));
  }

  /** Tells of an installation with a confidential and a public client. */
  public void installed(FeatureStatus status) {
    InstallationState state =
        new InstallationState(
            Wire.SCHEMA_VERSION,
            tenant,
            tenant,
            "partner",
            1,
            status,
            status == FeatureStatus.ACTIVATED,
            true,
            Optional.of(Issuer.of(tenant)),
            Optional.of(1),
            List.of(new ClientRef("backend", "backend-" + tenant)),
            List.of(new ClientRef("frontend", "frontend-" + tenant)),
            List.of(),
            List.of(),
            Instant.now());
    kafka.produce(Topics.STATE, key(), new String(Wire.write(state), StandardCharsets.UTF_8));
  }
}
