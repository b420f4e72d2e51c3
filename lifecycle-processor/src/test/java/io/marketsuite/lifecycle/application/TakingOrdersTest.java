package io.marketsuite.lifecycle.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.InstallationImported;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RepairOrdered;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.keyring.Fingerprints;
import io.marketsuite.keyring.GenerateKeys;
import io.marketsuite.keyring.KeysetFiles;
import io.marketsuite.keyring.Secret;
import io.marketsuite.keyring.WrappingPublicKey;
import io.marketsuite.lifecycle.application.OperatorsOrder.Action;
import io.marketsuite.lifecycle.application.OperatorsOrder.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is done in which order, and what is left where a part is away. */
class TakingOrdersTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static Path folder;

  private final Map<UUID, String> texts = new HashMap<>();
  private final Map<UUID, Long> generations = new HashMap<>();
  private final List<KeyVault.WrappedKey> vault = new ArrayList<>();
  private final List<CommandTopicRecord> log = new ArrayList<>();
  private final Deque<DecisionRecord> decisions = new ArrayDeque<>();
  private final Clock clock = new Clock();
  private boolean textsAway;
  private boolean vaultAway;
  private boolean logAway;
  private boolean unacknowledged;
  private Function<CommandTopicRecord, List<DecisionRecord>> processor = record -> List.of();
  private long ids = 1;

  @BeforeAll
  static void keys() throws IOException {
    folder = Files.createTempDirectory("orders-").resolve("keys");
    GenerateKeys.into(folder);
  }

  @Test
  void a_repair_is_recorded_with_who_and_where_the_reason_stands() {
    processor = record -> List.of(decided(record, Verdict.ACCEPTED, Reason.AS_ASKED, forced()));
    OrderResult result = taking().take(List.of(repair()), "jane").getFirst();
    RepairOrdered recorded = (RepairOrdered) log.getFirst();

    assertThat(result)
        .isEqualTo(
            new OrderResult.Decided(
                recorded.repairId(), Verdict.ACCEPTED, Reason.AS_ASKED, Optional.of(3L)));
    assertThat(recorded.order().operator()).isEqualTo("jane");
    assertThat(texts.get(recorded.order().reasonId())).isEqualTo("because");
    assertThat(generations).containsEntry(recorded.order().reasonId(), 3L);
  }

  @Test
  void an_import_is_sealed_and_waited_for_until_it_is_stored() {
    processor = record -> List.of(started(record), imported(record));
    OrderResult result = taking().take(List.of(importOrder()), "jane").getFirst();
    InstallationImported recorded = (InstallationImported) log.getFirst();

    assertThat(result).isInstanceOf(OrderResult.Decided.class);
    assertThat(vault.getFirst().keyId())
        .isEqualTo(recorded.installation().secrets().orElseThrow().dataKeyId());
    assertThat(recorded.toString()).doesNotContain("canary");
    assertThat(recorded.installation().settings().getFirst().path()).isEqualTo("backend.key");
  }

  @Test
  void an_import_that_is_not_stored_says_why() {
    processor = record -> List.of(started(record), notStored(record));

    assertThat(taking().take(List.of(importOrder()), "jane").getFirst())
        .isInstanceOfSatisfying(
            OrderResult.NotStored.class,
            it -> {
              assertThat(it.reason()).isEqualTo(Reason.SETTINGS_INVALID);
              assertThat(it.detail()).contains("It is not valid.");
            });
  }

  @Test
  void a_decision_about_another_order_of_the_same_installation_is_not_its_own() {
    RepairOrdered other =
        new RepairOrdered(
            1,
            new UUID(9, 9),
            "acme",
            "partner",
            new io.marketsuite.contracts.lifecycle.RepairAction.ForceAbsent(),
            Optional.empty(),
            false,
            new io.marketsuite.contracts.lifecycle.OperatorOrder("joe", new UUID(9, 8), NOON));
    processor = record -> List.of(decided(other, Verdict.REJECTED, Reason.NOT_INSTALLED));

    assertThat(taking().take(List.of(repair()), "jane").getFirst())
        .isInstanceOf(OrderResult.Pending.class);
  }

  @Test
  void what_is_not_decided_in_time_is_pending_if_the_log_has_it_and_unknown_if_not() {
    assertThat(taking().take(List.of(repair()), "jane").getFirst())
        .isInstanceOf(OrderResult.Pending.class);
    unacknowledged = true;

    assertThat(taking().take(List.of(repair()), "jane").getFirst())
        .isInstanceOf(OrderResult.Unknown.class);
  }

  @Test
  void where_anything_is_away_before_nothing_is_appended() {
    textsAway = true;
    assertThatThrownBy(() -> taking().take(List.of(repair()), "jane"))
        .isInstanceOf(StoreAwayException.class);
    textsAway = false;
    vaultAway = true;
    assertThatThrownBy(() -> taking().take(List.of(repair(), importOrder()), "jane"))
        .isInstanceOf(StoreAwayException.class);
    vaultAway = false;
    logAway = true;
    assertThatThrownBy(() -> taking().take(List.of(repair()), "jane"))
        .isInstanceOf(LogAwayException.class);

    assertThat(log).isEmpty();
  }

  @Test
  void a_reason_that_cannot_be_assigned_does_not_undo_the_order() {
    processor =
        record -> {
          textsAway = true;
          return List.of(decided(record, Verdict.ACCEPTED, Reason.AS_ASKED, forced()));
        };

    assertThat(taking().take(List.of(repair()), "jane").getFirst())
        .isInstanceOf(OrderResult.Decided.class);
    assertThat(generations).isEmpty();
  }

  // ── what is ordered ──

  private static OperatorsOrder repair() {
    return new OperatorsOrder(
        "acme",
        "partner",
        "because",
        new Wish.Repair(new Action.ForceDeactivated(), Optional.empty(), false));
  }

  private static OperatorsOrder importOrder() {
    var settings = JsonNodeFactory.instance.objectNode();
    settings.putObject("backend").put("key", "canary-value");
    return new OperatorsOrder(
        "acme",
        "partner",
        "because",
        new Wish.Import(
            new StatedInstallation(
                "Acme",
                "https://id.example/auth/realms/acme",
                RestingStatus.ACTIVATED,
                1,
                new StatedSettings(settings),
                List.of(
                    new StatedInstallation.Credential(
                        new ClientRef("backend", "b1"), Secret.of("canary-secret"))),
                List.of())));
  }

  // ── what the processor makes of it ──

  private static LifecycleEvent forced() {
    return new LifecycleEvent.StatusForced(3, new UUID(1, 1), RestingStatus.DEACTIVATED);
  }

  private static DecisionRecord started(CommandTopicRecord record) {
    UUID id = ((InstallationImported) record).importId();
    return decided(
        record,
        Verdict.ACCEPTED,
        Reason.AS_ASKED,
        new LifecycleEvent.ImportStarted(
            2,
            id,
            "https://id.example/auth/realms/acme",
            "Acme",
            RestingStatus.ACTIVATED,
            1,
            List.of(),
            List.of(),
            Set.of(),
            List.of(),
            NOON));
  }

  private static DecisionRecord imported(CommandTopicRecord record) {
    UUID id = ((InstallationImported) record).importId();
    return decided(
        stored(id, StoreResult.STORED, Optional.empty()),
        Verdict.ACCEPTED,
        Reason.AS_ASKED,
        new LifecycleEvent.Imported(2, id, RestingStatus.ACTIVATED));
  }

  private static DecisionRecord notStored(CommandTopicRecord record) {
    UUID id = ((InstallationImported) record).importId();
    return decided(
        stored(id, StoreResult.INVALID, Optional.of("It is not valid.")),
        Verdict.ACCEPTED,
        Reason.SETTINGS_INVALID,
        new LifecycleEvent.ImportFailed(2, Reason.SETTINGS_INVALID));
  }

  private static StoreAnswered stored(UUID id, StoreResult result, Optional<String> detail) {
    return new StoreAnswered(1, id, "acme", "partner", 2, result, detail);
  }

  private static DecisionRecord decided(
      LifecycleInput input, Verdict verdict, Reason reason, LifecycleEvent... events) {
    return new DecisionRecord(
        1,
        Optional.of("acme"),
        Optional.of("partner"),
        new DecisionRecord.DecidedInput(Topics.COMMANDS, 0, 0, NOON, input),
        verdict,
        reason,
        Optional.empty(),
        "config",
        Optional.empty(),
        List.of(events));
  }

  // ── the parts around it ──

  private TakingOrders taking() {
    return new TakingOrders(
        new Texts(),
        new Sealing(new Keys(), this::insert, this::id),
        this::append,
        Watching::new,
        this::id,
        clock,
        Duration.ofSeconds(5));
  }

  private UUID id() {
    return new UUID(7, ids++);
  }

  private void insert(KeyVault.WrappedKey key) {
    if (vaultAway) {
      throw new StoreAwayException("the vault", new IOException());
    }
    vault.add(key);
  }

  private List<Boolean> append(List<OrderLog.Keyed> records) {
    for (OrderLog.Keyed record : records) {
      log.add(record.value());
      decisions.addAll(processor.apply(record.value()));
    }
    return records.stream().map(record -> !unacknowledged).toList();
  }

  /** Goes on with each look. */
  private static final class Clock implements InstantSource {
    private Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }
  }

  private final class Texts implements FreeText {
    @Override
    public UUID put(String tenantId, String featureId, String text, Instant writtenAt) {
      requireThere();
      UUID id = id();
      texts.put(id, text);
      return id;
    }

    @Override
    public void belongsTo(UUID id, long generation) {
      requireThere();
      generations.put(id, generation);
    }

    private void requireThere() {
      if (textsAway) {
        throw new StoreAwayException("the texts", new IOException());
      }
    }
  }

  private static final class Keys implements Sealing.Keys {
    @Override
    public WrappingPublicKey wrapping() {
      return KeysetFiles.wrappingPublicKey(folder.resolve(GenerateKeys.WRAPPING_PUBLIC));
    }

    @Override
    public Fingerprints fingerprints() {
      return KeysetFiles.fingerprints(folder.resolve(GenerateKeys.FINGERPRINT));
    }
  }

  private final class Watching implements Decisions.Watch {
    private Watching() {
      if (logAway) {
        throw new LogAwayException(new IOException());
      }
    }

    @Override
    public List<DecisionRecord> next(Duration atMost) {
      clock.now = clock.now.plus(atMost);
      DecisionRecord next = decisions.poll();
      return next == null ? List.of() : List.of(next);
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
