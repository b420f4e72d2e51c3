package io.marketsuite.systemtests.answers;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CommandConcluded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The evidence by command. A command is found by the number in its callback URL. */
final class Findings {
  private final Map<Integer, List<Command>> commands = new HashMap<>();
  private final Map<UUID, List<CommandAnswered>> answers = new HashMap<>();
  private final Map<UUID, List<DecisionRecord>> decisions = new HashMap<>();
  private final Map<UUID, CommandConcluded> conclusions = new HashMap<>();
  private final Map<String, List<LifecycleEvent>> events = new HashMap<>();

  Findings(Evidence evidence) {
    for (Placed<?> input : evidence.inputs()) {
      if (input.value() instanceof Command command) {
        number(command).ifPresent(it -> list(commands, it).add(command));
      } else if (input.value() instanceof CommandAnswered answered) {
        list(answers, answered.commandId()).add(answered);
      }
    }
    for (DecisionRecord decision : evidence.decisions()) {
      if (decision.input().value() instanceof Command command) {
        list(decisions, command.commandId()).add(decision);
      }
      decision.tenantId().ifPresent(it -> list(events, it).addAll(decision.events()));
      for (LifecycleEvent event : decision.events()) {
        if (event instanceof CommandConcluded concluded) {
          // A Delete that was taken back may be resumed: its last conclusion counts.
          conclusions.put(concluded.commandId(), concluded);
        }
      }
    }
  }

  private static <K, V> List<V> list(Map<K, List<V>> lists, K key) {
    return lists.computeIfAbsent(key, _ -> new ArrayList<>());
  }

  /** The number a callback URL ends with. */
  static Optional<Integer> number(Command command) {
    return command
        .callbackUrl()
        .map(url -> Integer.valueOf(url.substring(url.lastIndexOf('=') + 1)));
  }

  /** The commands of a call in the log: one, or none, unless something is wrong. */
  List<Command> commands(Call call) {
    return commands.getOrDefault(call.number(), List.of());
  }

  Stream<UUID> ids(Call call) {
    return commands(call).stream().map(Command::commandId);
  }

  /** The recorded answers of a call with a status. */
  List<CommandAnswered> recorded(Call call, int status) {
    return ids(call)
        .flatMap(id -> answers.getOrDefault(id, List.of()).stream())
        .filter(answered -> answered.status() == status)
        .toList();
  }

  /** The decisions about a call's command itself. */
  List<DecisionRecord> decisions(Call call) {
    return ids(call).flatMap(id -> decisions.getOrDefault(id, List.of()).stream()).toList();
  }

  /** The result of a call's command. */
  Optional<CommandConcluded> conclusion(Call call) {
    return ids(call).flatMap(id -> Optional.ofNullable(conclusions.get(id)).stream()).findFirst();
  }

  /** All that happened to a tenant, in order. */
  List<LifecycleEvent> events(String tenant) {
    return events.getOrDefault(tenant, List.of());
  }
}
