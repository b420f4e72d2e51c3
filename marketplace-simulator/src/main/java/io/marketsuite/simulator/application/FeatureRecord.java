package io.marketsuite.simulator.application;

import io.marketsuite.simulator.domain.Answer;
import io.marketsuite.simulator.domain.Beginning;
import io.marketsuite.simulator.domain.CallbackStatus;
import io.marketsuite.simulator.domain.CallbackVerdict;
import io.marketsuite.simulator.domain.CommandKind;
import io.marketsuite.simulator.domain.Ending;
import io.marketsuite.simulator.domain.FeatureState;
import io.marketsuite.simulator.domain.FeatureState.Busy;
import io.marketsuite.simulator.domain.FeatureStatus;
import io.marketsuite.simulator.domain.Manifest;
import io.marketsuite.simulator.domain.StatusMachine;
import io.marketsuite.simulator.identity.Realm;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The marketplace's record of one feature of one tenant: its state, version and OAuth clients.
 * Every method holds the record's own lock for its short length, never across HTTP; so an answer
 * and a callback that race are taken one after the other.
 */
final class FeatureRecord {

  /** Hears of each change of status, while the record's lock is held. */
  interface Watcher {
    void moved(FeatureStatus from, FeatureStatus to, String cause);
  }

  /** A command under way. Compared by identity: an answer counts only for the command it is to. */
  record Operation(
      CommandKind kind,
      Optional<Manifest> from,
      Manifest target,
      FeatureClients before,
      FeatureClients.Plan plan,
      Instant since) {}

  private record EndedByCallback(CommandKind kind, CallbackStatus status) {}

  private final String tenantId;
  private final String featureId;
  private final Watcher watcher;
  private FeatureState state = new FeatureState.Absent();
  private Optional<Manifest> manifest = Optional.empty();
  private FeatureClients clients = FeatureClients.none();
  private Optional<Operation> operation = Optional.empty();
  private Optional<EndedByCallback> lastCallback = Optional.empty();
  private Set<String> formerClientIds = Set.of();
  private FeatureView.Last last;

  FeatureRecord(String tenantId, String featureId, Watcher watcher) {
    this.tenantId = tenantId;
    this.featureId = featureId;
    this.watcher = watcher;
  }

  /**
   * Begins a command: checks that it is offered, plans and creates clients, changes the status.
   *
   * @throws Problem conflict
   */
  synchronized Operation begin(Order order, Manifest released, Realm realm, Instant now) {
    Busy busy =
        switch (StatusMachine.begin(state, order.kind())) {
          case Beginning.Begun begun -> begun.busy();
          case Beginning.Illegal illegal -> throw new Problem(Problem.Code.CONFLICT, illegal.why());
        };
    Manifest target = target(order, released);
    Operation begun =
        new Operation(order.kind(), manifest, target, clients, plan(order, target), now);
    begun.plan().created().byService().values().forEach(realm::put);
    operation = Optional.of(begun);
    move(busy, order.kind().wireName());
    return begun;
  }

  private Manifest target(Order order, Manifest released) {
    return switch (order) {
      case Order.Install install -> released;
      case Order.Upgrade upgrade -> higher(released);
      case Order.Update update -> withSettings();
      case Order.Activate activate -> manifest.orElseThrow();
      case Order.Deactivate deactivate -> manifest.orElseThrow();
      case Order.Uninstall uninstall -> manifest.orElseThrow();
      case Order.Repair repair -> manifest.orElseThrow();
    };
  }

  private Manifest higher(Manifest released) {
    if (released.version() <= manifest.orElseThrow().version()) {
      throw new Problem(
          Problem.Code.CONFLICT,
          "Expected a released version above %d, but %d is the released one."
              .formatted(manifest.orElseThrow().version(), released.version()));
    }
    return released;
  }

  private Manifest withSettings() {
    Manifest installed = manifest.orElseThrow();
    if (!installed.declaresSettings()) {
      throw new Problem(
          Problem.Code.CONFLICT, "Expected a manifest with settings, but it declares none.");
    }
    return installed;
  }

  private FeatureClients.Plan plan(Order order, Manifest target) {
    return switch (order) {
      case Order.Install install ->
          FeatureClients.none().forManifest(target, FeatureClients.Repair.missingOnly());
      case Order.Upgrade upgrade ->
          clients.forManifest(target, FeatureClients.Repair.missingOnly());
      case Order.Repair repair -> clients.forManifest(target, repair.clients());
      case Order.Activate activate -> FeatureClients.Plan.unchanged(clients);
      case Order.Deactivate deactivate -> FeatureClients.Plan.unchanged(clients);
      case Order.Update update -> FeatureClients.Plan.unchanged(clients);
      case Order.Uninstall uninstall -> FeatureClients.Plan.unchanged(clients);
    };
  }

  /** Takes the vendor's answer; OVERTAKEN if something else has ended the command before. */
  synchronized Outcome answered(
      Operation answered, Answer answer, Optional<String> detail, Realm realm) {
    if (operation.filter(op -> op == answered).isEmpty() || !(state instanceof Busy busy)) {
      return Outcome.OVERTAKEN;
    }
    return switch (StatusMachine.answered(busy, answer)) {
      case Ending.Completed completed -> {
        noteLast(answered.kind(), Outcome.COMPLETED, answer, detail);
        finish(answered, completed.next(), true, realm, "answer");
        yield Outcome.COMPLETED;
      }
      case Ending.Postponed postponed -> {
        noteLast(answered.kind(), Outcome.ACCEPTED, answer, detail);
        state = postponed.next();
        yield Outcome.ACCEPTED;
      }
      case Ending.Aborted aborted -> {
        noteLast(
            answered.kind(), Outcome.ABORTED, answer, detail.or(() -> Optional.of(aborted.why())));
        finish(answered, aborted.next(), false, realm, "answer");
        yield Outcome.ABORTED;
      }
    };
  }

  /** What a callback led to. */
  record CallbackEffect(boolean changed, boolean early, FeatureStatus status) {}

  /**
   * Takes a callback.
   *
   * @throws Problem forbidden, malformed (a kind without callback), conflict or duplicate
   */
  synchronized CallbackEffect calledBack(
      CommandKind kind, CallbackStatus status, String clientId, Realm realm) {
    checkEntitled(kind, status, clientId);
    return switch (StatusMachine.calledBack(state, kind, status)) {
      case CallbackVerdict.NotPossible no -> throw new Problem(Problem.Code.MALFORMED, no.why());
      case CallbackVerdict.NotExpected no -> throw notExpected(kind, status, no.why());
      case CallbackVerdict.NoEffect none -> new CallbackEffect(false, isEarly(), state.status());
      case CallbackVerdict.Completes completes ->
          endByCallback(kind, status, completes.next(), true, realm);
      case CallbackVerdict.Aborts aborts ->
          endByCallback(kind, status, aborts.next(), false, realm);
    };
  }

  private void checkEntitled(CommandKind kind, CallbackStatus status, String clientId) {
    boolean current =
        clients.hasConfidential(clientId)
            || operation.filter(op -> op.plan().all().hasConfidential(clientId)).isPresent();
    if (current) {
      return;
    }
    if (formerClientIds.contains(clientId) && repeatsLast(kind, status)) {
      throw notExpected(kind, status, "The command has ended.");
    }
    throw new Problem(
        Problem.Code.FORBIDDEN,
        "Expected a token of one of the feature's confidential clients in this tenant.");
  }

  private Problem notExpected(CommandKind kind, CallbackStatus status, String why) {
    return repeatsLast(kind, status)
        ? new Problem(Problem.Code.DUPLICATE, "This callback was taken before. " + why)
        : new Problem(Problem.Code.CONFLICT, why);
  }

  private boolean repeatsLast(CommandKind kind, CallbackStatus status) {
    return lastCallback.filter(new EndedByCallback(kind, status)::equals).isPresent();
  }

  private boolean isEarly() {
    return state instanceof Busy busy && busy.waiting() == FeatureState.Waiting.ANSWER;
  }

  private CallbackEffect endByCallback(
      CommandKind kind,
      CallbackStatus status,
      FeatureState.Resting next,
      boolean success,
      Realm realm) {
    boolean early = isEarly();
    Integer answered = early || last == null ? null : last.httpStatus();
    last =
        new FeatureView.Last(
            kind.wireName(),
            (success ? Outcome.COMPLETED : Outcome.ABORTED).word(),
            answered,
            success ? null : "The vendor's callback said that it failed.");
    lastCallback = Optional.of(new EndedByCallback(kind, status));
    finish(operation.orElseThrow(), next, success, realm, "callback " + status);
    return new CallbackEffect(true, early, next.status());
  }

  private void finish(
      Operation ended, FeatureState.Resting next, boolean success, Realm realm, String cause) {
    boolean gone = next instanceof FeatureState.Absent;
    FeatureClients kept =
        gone ? FeatureClients.none() : success ? ended.plan().all() : ended.before();
    FeatureClients.replace(realm, ended.before(), FeatureClients.none());
    FeatureClients.replace(realm, ended.plan().all(), kept);
    if (gone) {
      formerClientIds = idsOf(ended.plan().all());
    }
    manifest = gone ? Optional.empty() : success ? Optional.of(ended.target()) : ended.from();
    clients = kept;
    operation = Optional.empty();
    move(next, cause);
  }

  private static Set<String> idsOf(FeatureClients clients) {
    Set<String> ids = new HashSet<>();
    clients.byService().values().forEach(client -> ids.add(client.clientId()));
    return Set.copyOf(ids);
  }

  private void noteLast(CommandKind kind, Outcome outcome, Answer answer, Optional<String> detail) {
    Integer status = answer instanceof Answer.Replied replied ? replied.status() : null;
    last = new FeatureView.Last(kind.wireName(), outcome.word(), status, detail.orElse(null));
  }

  /** Deletes the record after a cleanup, whatever was under way. */
  synchronized void delete() {
    manifest = Optional.empty();
    clients = FeatureClients.none();
    operation = Optional.empty();
    move(new FeatureState.Absent(), CommandKind.CLEANUP.wireName());
  }

  private void move(FeatureState next, String cause) {
    FeatureStatus from = state.status();
    state = next;
    watcher.moved(from, next.status(), cause);
  }

  /** The status now. */
  synchronized FeatureStatus status() {
    return state.status();
  }

  /** The manifest version it is on, if it is installed. */
  synchronized Optional<Manifest> manifest() {
    return manifest;
  }

  /** Its clients now, those of a command under way included. */
  synchronized FeatureClients clients() {
    return operation.map(op -> op.plan().all()).orElse(clients);
  }

  /** What the driving API shows. */
  synchronized FeatureView view() {
    List<FeatureView.Client> shown =
        clients().byService().entrySet().stream()
            .map(
                entry ->
                    new FeatureView.Client(
                        entry.getKey(), entry.getValue().clientId(), entry.getValue().isPublic()))
            .toList();
    FeatureView.Outstanding outstanding =
        operation
            .map(
                op ->
                    new FeatureView.Outstanding(
                        op.kind().wireName(), isEarly() ? "answer" : "callback", op.since()))
            .orElse(null);
    return new FeatureView(
        tenantId,
        featureId,
        state.status().word(),
        manifest.map(Manifest::version).orElse(null),
        shown,
        outstanding,
        last);
  }
}
