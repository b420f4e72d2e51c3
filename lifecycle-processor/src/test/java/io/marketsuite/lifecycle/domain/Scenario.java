package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DeadlinePassed;
import io.marketsuite.contracts.lifecycle.Erased;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.InstallationImported;
import io.marketsuite.contracts.lifecycle.InstalledElsewhere;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnswerAwaited;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.OperatorOrder;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.RepairAction;
import io.marketsuite.contracts.lifecycle.RepairOrdered;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.StoreResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A story told in inputs: each is recorded one second after the one before and decided at once. It
 * keeps every step, and the last command of each kind.
 */
final class Scenario {
  private static final int SCHEMA = 1;

  private final Decider decider;
  private final List<Step> steps = new ArrayList<>();
  private final Map<CommandKind, Command> last = new EnumMap<>(CommandKind.class);
  private Installation state = Installation.none(Fixtures.TENANT, Fixtures.FEATURE);
  private Instant now = Fixtures.START;
  private long ids = 1;

  Scenario(Policy policy) {
    this.decider = new Decider(policy);
  }

  /** Nothing is left to the vendor: commands complete as soon as they are stored. */
  static Scenario given() {
    return new Scenario(Fixtures.withoutVendor());
  }

  /** The vendor provisions everything but Updates. */
  static Scenario givenVendor() {
    return new Scenario(Fixtures.withVendor());
  }

  static Scenario given(Policy policy) {
    return new Scenario(policy);
  }

  // ── time ──

  Instant now() {
    return now;
  }

  Scenario after(Duration passed) {
    now = now.plus(passed);
    return this;
  }

  // ── inputs ──

  Step send(CommandBuilder builder) {
    Command command = builder.build(new UUID(7, ids++), now);
    last.put(command.kind(), command);
    return feed(command);
  }

  /** The marketplace's own repetition: all is the same, but it has an id of its own. */
  Step sendAgain(Command it) {
    return feed(
        new Command(
            it.schemaVersion(),
            new UUID(7, ids++),
            it.kind(),
            it.tenantId(),
            it.tenantDisplay(),
            it.featureId(),
            it.callbackUrl(),
            it.token(),
            now,
            it.answerMode(),
            it.settings(),
            it.credentials(),
            it.publicClients(),
            it.oldVersion(),
            it.newVersion(),
            it.secrets(),
            it.applyBefore()));
  }

  Step answered(Command command, int status) {
    return feed(
        new CommandAnswered(
            SCHEMA,
            command.commandId(),
            command.kind(),
            Fixtures.TENANT,
            Fixtures.FEATURE,
            status,
            40,
            now));
  }

  Step stored(Command command) {
    return stored(command, StoreResult.STORED);
  }

  Step stored(Command command, StoreResult result) {
    return stored(command, generationOf(command), result);
  }

  Step stored(Command command, long generation, StoreResult result) {
    return feed(
        new StoreAnswered(
            SCHEMA,
            command.commandId(),
            Fixtures.TENANT,
            Fixtures.FEATURE,
            generation,
            result,
            Optional.empty()));
  }

  /** The vendor answers the request that is outstanding. */
  Step vendorSays(ProvisioningStatus status) {
    return vendorSays(request().requestId(), status);
  }

  Step vendorSays(String requestId, ProvisioningStatus status) {
    return feed(
        new ProvisioningResult(
            SCHEMA, requestId, Fixtures.TENANT, Fixtures.FEATURE, status, Optional.empty()));
  }

  /** settings-service answers a request of the current generation by its id. */
  Step stored(UUID id, StoreResult result) {
    return feed(
        new StoreAnswered(
            SCHEMA,
            id,
            Fixtures.TENANT,
            Fixtures.FEATURE,
            state.lastGeneration(),
            result,
            Optional.empty()));
  }

  /** An operator's import. */
  Step imports(InstalledElsewhere installation) {
    return feed(
        new InstallationImported(
            SCHEMA, new UUID(8, ids++), Fixtures.TENANT, Fixtures.FEATURE, installation, order()));
  }

  /** An operator's repair of the current generation. */
  Step orders(RepairAction action) {
    return orders(action, Optional.empty(), false);
  }

  Step ordersWithOverride(RepairAction action) {
    return orders(action, Optional.empty(), true);
  }

  Step orders(RepairAction action, Optional<Long> generation, boolean override) {
    return feed(
        new RepairOrdered(
            SCHEMA,
            new UUID(8, ids++),
            Fixtures.TENANT,
            Fixtures.FEATURE,
            action,
            generation,
            override,
            order()));
  }

  private OperatorOrder order() {
    return new OperatorOrder("jane", new UUID(10, ids++), now);
  }

  /** A delivery of a callback ends; it may be one that an operator had made once more. */
  Step callbackEnded(OwedCallback owed, CallbackEnding ending) {
    return feed(
        new CallbackEnded(
            SCHEMA,
            owed.commandId(),
            Fixtures.TENANT,
            Fixtures.FEATURE,
            owed.generation(),
            owed.kind(),
            ending,
            1,
            now));
  }

  Step callbackEnded(Command command, CallbackEnding ending) {
    return feed(
        new CallbackEnded(
            SCHEMA,
            command.commandId(),
            Fixtures.TENANT,
            Fixtures.FEATURE,
            generationOf(command),
            command.kind(),
            ending,
            1,
            now));
  }

  Step erased(long generation) {
    return feed(
        new Erased(SCHEMA, Fixtures.TENANT, Fixtures.FEATURE, generation, new UUID(9, generation)));
  }

  /** Time goes on to a deadline's very moment, and it is decided. */
  Step deadline(Class<? extends Deadline> kind) {
    Deadline next =
        deadlines().stream()
            .filter(kind::isInstance)
            .min(Comparator.comparing(Deadline::at))
            .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " is pending"));
    if (now.isBefore(next.at())) {
      now = next.at();
    }
    return deadlinePassed(next.id());
  }

  Step deadlinePassed(String id) {
    return feed(new DeadlinePassed(SCHEMA, Fixtures.TENANT, Fixtures.FEATURE, id, now));
  }

  Step feed(LifecycleInput input) {
    Step step = new Step(input, now, state, decider.decide(state, input, now));
    state = step.after();
    steps.add(step);
    now = now.plusSeconds(1);
    return step;
  }

  // ── what is known ──

  Installation state() {
    return state;
  }

  FeatureStatus status() {
    return state.status();
  }

  Generation current() {
    return state.current().orElseThrow();
  }

  ProvisioningRequest request() {
    return state.outstandingRequest().orElseThrow();
  }

  Policy policy() {
    return decider.policy();
  }

  List<Deadline> deadlines() {
    return Deadline.of(state, policy());
  }

  /** The last command of a kind that was sent. */
  Command last(CommandKind kind) {
    return last.get(kind);
  }

  List<Step> steps() {
    return steps;
  }

  <E extends LifecycleEvent> List<E> all(Class<E> type) {
    return steps.stream().flatMap(step -> step.all(type).stream()).toList();
  }

  List<CallbackRequest> callbacksOf(Command command) {
    return steps.stream().flatMap(step -> step.callbackOf(command).stream()).toList();
  }

  private long generationOf(Command command) {
    return all(AnswerAwaited.class).stream()
        .filter(it -> it.commandId().equals(command.commandId()))
        .map(AnswerAwaited::generation)
        .findFirst()
        .orElse(state.lastGeneration());
  }
}
