package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.InstalledElsewhere;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.RepairAction;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Plays the world around the decider at random, from a seed: a marketplace that repeats and
 * hurries, answers that get lost, a vendor, settings-service and dispatcher whose results come
 * late, twice, in any order, and deadlines.
 */
final class RandomStory {
  private static final List<String> SECRETS = List.of("a", "b", "c");
  private static final List<String> CODES = List.of(Fixtures.API_KEY, Fixtures.MODE, "colour");

  private final Random random;
  private final Scenario scenario;
  private final List<Command> sent = new ArrayList<>();
  private final Set<UUID> acceptable = new HashSet<>();

  RandomStory(long seed) {
    this.random = new Random(seed);
    this.scenario = Scenario.given(policy());
  }

  Scenario scenario() {
    return scenario;
  }

  Step next() {
    Step step = nextInput();
    if (step.input() instanceof Command command && step.verdict() == Verdict.ACCEPTED) {
      acceptable.add(command.commandId());
    }
    return step;
  }

  private Step nextInput() {
    return switch (random.nextInt(23)) {
      case 0, 1, 2, 3, 4 -> command();
      case 5 -> sent.isEmpty() ? command() : again();
      case 6, 7, 8, 9 -> answer();
      case 10, 11, 12 -> store();
      case 13, 14, 15 -> result();
      case 16 -> callback();
      case 17 -> scenario.erased(1 + random.nextInt((int) scenario.state().lastGeneration() + 1));
      case 18 -> deadline();
      case 19 -> scenario.imports(stated());
      case 20, 21 -> repair();
      default -> pause();
    };
  }

  /** Everybody answers what is still open, until nothing is. */
  void settle() {
    for (int round = 0; round < 400 && !quiet(); round++) {
      settleOnce();
    }
  }

  private void settleOnce() {
    Installation it = scenario.state();
    Optional<TrackedCommand> open =
        it.commands().values().stream()
            .filter(command -> command.answer().isEmpty())
            .min(Comparator.comparing(TrackedCommand::commandId));
    if (open.isPresent() && random.nextBoolean()) {
      scenario.answered(command(open.get().commandId()), status(open.get().commandId()));
    } else if (openStore().isPresent()) {
      scenario.stored(openStore().get(), StoreResult.STORED);
    } else if (it.outstandingRequest().isPresent()) {
      scenario.vendorSays(
          random.nextInt(3) == 0 ? ProvisioningStatus.FAILED : ProvisioningStatus.SUCCESS);
    } else if (!it.callbacks().isEmpty()) {
      scenario.callbackEnded(
          it.callbacks().values().stream()
              .min(Comparator.comparing(OwedCallback::commandId))
              .orElseThrow(),
          CallbackEnding.DELIVERED);
    } else if (it.closing().stream().anyMatch(ClosingGeneration::erasureAsked)) {
      scenario.erased(
          it.closing().stream()
              .filter(ClosingGeneration::erasureAsked)
              .findFirst()
              .orElseThrow()
              .generation()
              .number());
    } else {
      scenario.deadline(Deadline.class);
    }
  }

  private boolean quiet() {
    Installation it = scenario.state();
    return it.callbacks().isEmpty()
        && it.outstandingRequest().isEmpty()
        && it.closing().stream().noneMatch(ClosingGeneration::erasureAsked)
        && scenario.deadlines().isEmpty();
  }

  private Policy policy() {
    Map<CommandKind, ProvisioningDelivery> delivery = new EnumMap<>(CommandKind.class);
    int share = random.nextInt(4);
    for (CommandKind kind : CommandKind.values()) {
      if (kind != CommandKind.UPDATE && random.nextInt(4) < share + 1) {
        delivery.put(kind, ProvisioningDelivery.KAFKA);
      }
    }
    return Fixtures.policy(delivery, random.nextInt(5) == 0);
  }

  private Step command() {
    CommandKind[] kinds = CommandKind.values();
    CommandKind kind = random.nextInt(3) > 0 ? likely() : kinds[random.nextInt(kinds.length)];
    CommandBuilder builder = new CommandBuilder(kind);
    if (random.nextBoolean()) {
      builder.sync();
    }
    scenario.state().current().map(Generation::issuer).ifPresent(builder::issuer);
    if (random.nextInt(30) == 0) {
      builder.issuer(Fixtures.OTHER_ISSUER);
    }
    if (random.nextInt(4) == 0) {
      builder.tokenIssuedAt(scenario.now().minusSeconds(random.nextInt(300)));
    }
    if (random.nextInt(6) == 0) {
      builder.receivedAt(scenario.now().minusSeconds(random.nextInt(8)));
    }
    bring(kind, builder);
    Step step = scenario.send(builder);
    sent.add(step.command());
    return step;
  }

  /** What a marketplace in its right mind sends next. */
  private CommandKind likely() {
    return switch (scenario.status()) {
      case ABSENT -> CommandKind.CREATE;
      case INSTALLING -> CommandKind.CREATE;
      case DEACTIVATED ->
          any(
              List.of(
                  CommandKind.ACTIVATE,
                  CommandKind.ACTIVATE,
                  CommandKind.UPDATE,
                  CommandKind.DELETE));
      case ACTIVATED ->
          any(
              List.of(
                  CommandKind.DEACTIVATE,
                  CommandKind.UPDATE,
                  CommandKind.UPGRADE,
                  CommandKind.UPGRADE));
      case ACTIVATING -> CommandKind.ACTIVATE;
      case DEACTIVATING -> CommandKind.DEACTIVATE;
      case UPDATING -> CommandKind.UPDATE;
      case UPGRADING -> CommandKind.UPGRADE;
      case UNINSTALLING -> any(List.of(CommandKind.DELETE, CommandKind.ACTIVATE));
    };
  }

  /**
   * A copy of the record while anything of the command is open (the log holds none later: the
   * producer is idempotent), or the marketplace's own repetition: the same content and token under
   * another id.
   */
  private Step again() {
    Command copied = any(sent);
    if (scenario.state().knows(copied.commandId())) {
      return scenario.feed(copied);
    }
    Step step = scenario.sendAgain(copied);
    sent.add(step.command());
    return step;
  }

  private void bring(CommandKind kind, CommandBuilder builder) {
    switch (kind) {
      case CREATE -> {
        settings(builder);
        if (random.nextInt(10) == 0) {
          builder.publicClient("public-" + any(SECRETS));
        } else {
          builder.credentials(any(SECRETS));
        }
      }
      case UPDATE -> settings(builder);
      case UPGRADE -> {
        builder.versions(version(), version());
        if (random.nextBoolean()) {
          builder.credentials("worker", any(SECRETS));
        }
      }
      case ACTIVATE, DEACTIVATE, DELETE, CLEANUP -> {}
    }
  }

  /** The required one is there more often than not, so that stories get far. */
  private void settings(CommandBuilder builder) {
    for (String code : CODES) {
      int chance = random.nextInt(10);
      if (chance < 6 || (chance < 9 && code.equals(Fixtures.API_KEY))) {
        builder.setting(code);
      } else if (chance == 9) {
        builder.clearing(code);
      }
    }
  }

  private String version() {
    return Integer.toString(random.nextInt(4) > 0 ? 2 : 1 + random.nextInt(4));
  }

  private Step answer() {
    if (sent.isEmpty()) {
      return command();
    }
    Command command = recent();
    return scenario.answered(command, status(command.commandId()));
  }

  /** The ingress promises a callback only for what was accepted, and never for an Update. */
  private int status(UUID commandId) {
    boolean mayPromise =
        acceptable.contains(commandId) && command(commandId).kind().mayBeAccepted();
    return switch (random.nextInt(6)) {
      case 0 -> 503;
      case 1, 2 -> acceptable.contains(commandId) ? 200 : 409;
      default -> mayPromise ? 202 : 409;
    };
  }

  private Step store() {
    Optional<UUID> open = openStore();
    if (open.isPresent() && random.nextInt(8) > 0) {
      StoreResult[] results = StoreResult.values();
      return scenario.stored(
          open.get(),
          random.nextInt(3) > 0 ? StoreResult.STORED : results[random.nextInt(results.length)]);
    }
    return sent.isEmpty() ? command() : scenario.stored(any(sent));
  }

  private Optional<UUID> openStore() {
    List<UUID> open =
        scenario.state().current().flatMap(Generation::operation).stream()
            .flatMap(it -> it.openStores().stream())
            .map(StoringRequested::commandId)
            .sorted()
            .toList();
    return open.isEmpty() ? Optional.empty() : Optional.of(any(open));
  }

  private Step result() {
    ProvisioningStatus[] results = ProvisioningStatus.values();
    ProvisioningStatus result =
        random.nextBoolean() ? ProvisioningStatus.SUCCESS : results[random.nextInt(results.length)];
    List<ProvisioningRequested> ever = scenario.all(ProvisioningRequested.class);
    Optional<String> open = scenario.state().outstandingRequest().map(it -> it.requestId());
    if (open.isPresent() && random.nextInt(5) > 0) {
      return scenario.vendorSays(open.get(), result);
    }
    return scenario.vendorSays(
        ever.isEmpty() ? "nobody-asked" : any(ever).request().requestId(), result);
  }

  private Step callback() {
    List<OwedCallback> owed =
        scenario.state().callbacks().values().stream()
            .sorted(Comparator.comparing(OwedCallback::commandId))
            .toList();
    CallbackEnding[] endings = CallbackEnding.values();
    CallbackEnding ending = endings[random.nextInt(endings.length)];
    if (owed.isEmpty()) {
      return sent.isEmpty() ? command() : scenario.callbackEnded(any(sent), ending);
    }
    return scenario.callbackEnded(any(owed), ending);
  }

  /** An operator states what the marketplace has; he may be wrong. */
  private InstalledElsewhere stated() {
    Stated stated =
        random.nextInt(6) == 0
            ? Stated.withoutSecrets("public-" + any(SECRETS))
            : Stated.with(any(SECRETS));
    if (random.nextInt(3) > 0) {
      stated.setting(Fixtures.API_KEY);
    }
    if (random.nextBoolean()) {
      stated.activated();
    }
    return stated.version(random.nextInt(8) == 0 ? 9 : 1 + random.nextInt(2)).build();
  }

  private Step repair() {
    RepairAction action =
        switch (random.nextInt(10)) {
          case 0 -> new RepairAction.ForceStatus(RestingStatus.DEACTIVATED);
          case 1 -> new RepairAction.ForceStatus(RestingStatus.ACTIVATED);
          case 2 -> new RepairAction.ForceAbsent();
          case 3, 4, 5 -> new RepairAction.ResendCallback();
          case 6, 7 -> new RepairAction.Reprovision();
          case 8 -> new RepairAction.Adopt(Optional.empty());
          default -> new RepairAction.Adopt(Optional.of(stated()));
        };
    Optional<Long> generation =
        random.nextInt(4) == 0
            ? Optional.of(1 + random.nextLong(scenario.state().lastGeneration() + 1))
            : Optional.empty();
    return scenario.orders(action, generation, random.nextInt(3) == 0);
  }

  private Step deadline() {
    List<Deadline> pending =
        scenario.deadlines().stream().sorted(Comparator.comparing(Deadline::id)).toList();
    if (pending.isEmpty()) {
      return pause();
    }
    if (random.nextInt(4) == 0) {
      return scenario.deadlinePassed(any(pending).id());
    }
    return scenario.deadline(Deadline.class);
  }

  private Step pause() {
    scenario.after(Duration.ofSeconds(random.nextInt(60)));
    return scenario.feed(new Tick(1, 0, scenario.now()));
  }

  private Command command(UUID id) {
    return sent.stream().filter(it -> it.commandId().equals(id)).findFirst().orElseThrow();
  }

  private Command recent() {
    return sent.get(Math.max(0, sent.size() - 1 - random.nextInt(6)));
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
