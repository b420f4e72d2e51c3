package io.marketsuite.systemtests.answers;

import io.marketsuite.contracts.lifecycle.CommandKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One stop that meets many commands, each at its own step.
 *
 * @param name unique; the tenants' names begin with it
 * @param when the sign in the topics, of any command under way, at which the part is stopped
 * @param hold how long it is frozen; a killed one is started again at once
 */
record Round(String name, Part part, Manner manner, Watch.Sign when, Duration hold) {
  private static final List<CommandKind> KINDS =
      List.of(
          CommandKind.CREATE,
          CommandKind.ACTIVATE,
          CommandKind.DEACTIVATE,
          CommandKind.UPDATE,
          CommandKind.UPGRADE,
          CommandKind.DELETE);
  private static final List<CommandKind> STORED =
      List.of(CommandKind.CREATE, CommandKind.UPDATE, CommandKind.UPGRADE);
  private static final List<CommandKind> PROVISIONED =
      List.of(CommandKind.CREATE, CommandKind.DELETE);
  private static final int MORE_UPDATES = 8;

  /** Longer than the wait for an outcome. */
  private static final Duration LONGER_THAN_THE_WAIT = Duration.ofMillis(7_500);

  /** Longer than Kafka's acknowledgement may take, shorter than the sessions of its clients. */
  private static final Duration LONGER_THAN_THE_PRODUCE = Duration.ofMillis(4_000);

  /** Every part and manner, at signs that lie in front of and behind each of its actions. */
  static List<Round> all() {
    List<Round> rounds = new ArrayList<>();
    for (Watch.Sign sign : List.of(Watch.Sign.LOGGED, Watch.Sign.DECIDED, Watch.Sign.PROMISED)) {
      rounds.add(of(rounds, Part.INGRESS_2, Manner.FREEZE, sign, LONGER_THAN_THE_WAIT));
      rounds.add(of(rounds, Part.INGRESS_2, Manner.KILL, sign, Duration.ZERO));
    }
    rounds.add(of(rounds, Part.PROCESSOR, Manner.FREEZE, Watch.Sign.LOGGED, LONGER_THAN_THE_WAIT));
    rounds.add(
        of(rounds, Part.PROCESSOR, Manner.FREEZE, Watch.Sign.PROMISED, LONGER_THAN_THE_WAIT));
    rounds.add(of(rounds, Part.PROCESSOR, Manner.KILL, Watch.Sign.DECIDED, Duration.ZERO));
    rounds.add(of(rounds, Part.SETTINGS, Manner.FREEZE, Watch.Sign.DECIDED, LONGER_THAN_THE_WAIT));
    rounds.add(of(rounds, Part.SETTINGS, Manner.KILL, Watch.Sign.LOGGED, Duration.ZERO));
    rounds.add(of(rounds, Part.BROKER, Manner.FREEZE, Watch.Sign.LOGGED, LONGER_THAN_THE_PRODUCE));
    return rounds;
  }

  private static Round of(
      List<Round> before, Part part, Manner manner, Watch.Sign when, Duration hold) {
    return new Round("r" + (before.size() + 1), part, manner, when, hold);
  }

  /** The commands that the stop meets; each is its tenant's only one but for the preparation. */
  List<Planned> cast() {
    List<Planned> cast = new ArrayList<>();
    for (Part replica : List.of(Part.INGRESS_1, Part.INGRESS_2)) {
      add(cast, KINDS, Step.UNDER_WAY, replica);
      add(cast, STORED, Step.STORING, replica);
    }
    add(cast, PROVISIONED, Step.PROMISED, Part.INGRESS_2);
    add(cast, PROVISIONED, Step.COMPLETED, Part.INGRESS_2);
    add(cast, KINDS, Step.BEFORE_IT_IS_SENT, Part.INGRESS_2);
    if (part == Part.BROKER) {
      for (int i = 0; i < MORE_UPDATES; i++) {
        Part replica = i % 2 == 0 ? Part.INGRESS_1 : Part.INGRESS_2;
        add(cast, List.of(CommandKind.UPDATE), Step.BEFORE_IT_IS_SENT, replica);
      }
    }
    return cast;
  }

  private void add(List<Planned> cast, List<CommandKind> kinds, Step step, Part replica) {
    for (CommandKind kind : kinds) {
      cast.add(new Planned(name + "-" + cast.size(), kind, step, replica));
    }
  }

  @Override
  public String toString() {
    return "%s: %s %s at %s".formatted(name, manner, part, when);
  }
}
