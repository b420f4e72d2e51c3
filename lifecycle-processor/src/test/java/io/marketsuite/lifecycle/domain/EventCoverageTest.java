package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CallbackAttempted;
import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DeadlinePassed;
import io.marketsuite.contracts.lifecycle.Erased;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.InstallationImported;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnomalyNoted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CommandConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RepairAction;
import io.marketsuite.contracts.lifecycle.RepairOrdered;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.Tick;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An event that nothing emits, or a reason nothing gives, is dead vocabulary. */
class EventCoverageTest {
  private static final int STORIES = 150;

  /** Reasons that only others use: settings-service's own refusal comes as SETTINGS_INVALID. */
  private static final Set<Reason> NOT_THE_DECIDERS =
      EnumSet.of(Reason.UNKNOWN_SETTING, Reason.DEFECT);

  private static final List<Step> ALL = tell();

  @Test
  void everyKindOfEventHappensInSomeStory() {
    Set<Class<?>> never = new HashSet<>(Set.of(LifecycleEvent.class.getPermittedSubclasses()));
    steps().forEach(step -> step.events().forEach(event -> never.remove(event.getClass())));

    assertThat(never).as("events that no story makes happen").isEmpty();
  }

  @Test
  void everyCellOfTheVerdictTableIsReachedInSomeStory() {
    Set<String> never = new TreeSet<>();
    for (FeatureStatus status : FeatureStatus.values()) {
      for (CommandKind kind : CommandKind.values()) {
        never.add(status + " × " + kind);
      }
    }
    steps()
        .filter(step -> step.input() instanceof Command)
        .filter(step -> step.reason() != Reason.DUPLICATE_COMMAND)
        .forEach(step -> never.remove(step.before().status() + " × " + step.command().kind()));

    assertThat(never).as("cells that no story reaches").isEmpty();
  }

  @Test
  void everyOrderOfAnOperatorIsGivenInEveryStatusInSomeStory() {
    Set<String> never = new TreeSet<>();
    for (FeatureStatus status : FeatureStatus.values()) {
      for (OperatorAction action : OperatorAction.values()) {
        never.add(status + " × " + action);
      }
    }
    steps()
        .forEach(
            step ->
                orderOf(step.input())
                    .ifPresent(action -> never.remove(step.before().status() + " × " + action)));

    assertThat(never).as("cells that no story reaches").isEmpty();
  }

  private static Optional<OperatorAction> orderOf(LifecycleInput input) {
    return switch (input) {
      case InstallationImported it -> Optional.of(OperatorAction.IMPORT);
      case RepairOrdered it ->
          Optional.of(
              switch (it.action()) {
                case RepairAction.ForceStatus force ->
                    force.status() == RestingStatus.ACTIVATED
                        ? OperatorAction.FORCE_ACTIVATED
                        : OperatorAction.FORCE_DEACTIVATED;
                case RepairAction.ForceAbsent force -> OperatorAction.FORCE_ABSENT;
                case RepairAction.ResendCallback resend -> OperatorAction.RESEND_CALLBACK;
                case RepairAction.Reprovision again -> OperatorAction.REPROVISION;
                case RepairAction.Adopt adopt -> OperatorAction.ADOPT;
              });
      case Command it -> Optional.empty();
      case CommandAnswered it -> Optional.empty();
      case Tick it -> Optional.empty();
      case DeadlinePassed it -> Optional.empty();
      case StoreAnswered it -> Optional.empty();
      case Erased it -> Optional.empty();
      case ProvisioningResult it -> Optional.empty();
      case CallbackAttempted it -> Optional.empty();
      case CallbackEnded it -> Optional.empty();
    };
  }

  @Test
  void everyReasonIsGivenInSomeStory() {
    Set<Reason> never = EnumSet.complementOf(EnumSet.copyOf(NOT_THE_DECIDERS));
    steps()
        .forEach(
            step -> {
              never.remove(step.reason());
              step.all(CommandConcluded.class).forEach(it -> never.remove(it.reason()));
              step.all(AnomalyNoted.class).forEach(it -> never.remove(it.reason()));
              step.all(ProvisioningConcluded.class).forEach(it -> never.remove(it.reason()));
            });

    assertThat(never).as("reasons that no story gives").isEmpty();
  }

  private static Stream<Step> steps() {
    return ALL.stream();
  }

  private static List<Step> tell() {
    List<Step> all = new ArrayList<>();
    for (long seed = 1; seed <= STORIES; seed++) {
      RandomStory story = new RandomStory(seed);
      for (int i = 0; i < 150; i++) {
        story.next();
      }
      story.settle();
      all.addAll(story.scenario().steps());
    }
    all.add(Scenario.given().send(CommandBuilder.create().feature("unknown")));
    all.add(Scenario.given().send(CommandBuilder.cleanup()));
    return List.copyOf(all);
  }
}
