package io.marketsuite.lifecycle.timeline;

import io.marketsuite.contracts.lifecycle.CallbackAttempted;
import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.DeadlinePassed;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.Erased;
import io.marketsuite.contracts.lifecycle.InstallationImported;
import io.marketsuite.contracts.lifecycle.InstalledElsewhere;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.OperatorOrder;
import io.marketsuite.contracts.lifecycle.ProvisioningAttemptRecord;
import io.marketsuite.contracts.lifecycle.ProvisioningAttempted;
import io.marketsuite.contracts.lifecycle.ProvisioningEnded;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RepairAction;
import io.marketsuite.contracts.lifecycle.RepairOrdered;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.Tick;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Which line a record leaves in a timeline. Pure: the same record, the same line. */
public final class Lines {
  private Lines() {}

  /** The line of a decision; empty for a tick, which belongs to no feature. */
  public static Optional<Line> of(DecisionRecord decision) {
    LifecycleInput input = decision.input().value();
    return subject(input).map(subject -> line(decision, subject));
  }

  /** The line of a call of the vendor's hook. */
  public static Line of(ProvisioningAttemptRecord attempt) {
    Fact fact =
        switch (attempt) {
          case ProvisioningAttempted it -> new Fact.HookTried(it.requestId(), tried(it));
          case ProvisioningEnded it ->
              new Fact.HookOver(it.requestId(), it.ending(), it.attempts(), it.at());
        };
    Instant at =
        switch (attempt) {
          case ProvisioningAttempted it -> it.at();
          case ProvisioningEnded it -> it.at();
        };
    return new Line(
        attempt.tenantId(),
        attempt.featureId(),
        Optional.empty(),
        Set.of(),
        Optional.of(References.request(attempt.requestId())),
        List.of(),
        List.of(),
        List.of(),
        new Entry(at, Optional.of(attempt.generation()), fact, Optional.empty(), List.of()));
  }

  /**
   * What an input is about.
   *
   * @param opens the story it opens
   * @param story the story it goes on with
   * @param reference how to find that story where no command is named
   */
  private record Subject(
      Fact fact,
      Optional<UUID> opens,
      Optional<UUID> story,
      Optional<String> reference,
      Optional<Long> generation) {

    static Subject opening(UUID story, Fact fact) {
      return new Subject(
          fact, Optional.of(story), Optional.of(story), Optional.empty(), Optional.empty());
    }

    static Subject of(UUID story, Fact fact) {
      return new Subject(
          fact, Optional.empty(), Optional.of(story), Optional.empty(), Optional.empty());
    }

    static Subject of(UUID story, Fact fact, long generation) {
      return new Subject(
          fact, Optional.empty(), Optional.of(story), Optional.empty(), Optional.of(generation));
    }

    static Subject found(Optional<String> reference, Fact fact, Optional<Long> generation) {
      return new Subject(fact, Optional.empty(), Optional.empty(), reference, generation);
    }
  }

  /** A new kind of input opens a story, goes on with one, or is found by a reference. */
  private static Optional<Subject> subject(LifecycleInput input) {
    return switch (input) {
      case Tick _ -> Optional.empty();
      case Command it -> Optional.of(Subject.opening(it.commandId(), received(it)));
      case CommandAnswered it ->
          Optional.of(
              Subject.of(
                  it.commandId(),
                  new Fact.Answered(it.commandId(), it.status(), it.latencyMs(), it.answeredAt())));
      case InstallationImported it ->
          Optional.of(
              Subject.opening(
                  it.importId(),
                  ordered(
                      it.importId(),
                      "IMPORT",
                      it.order(),
                      Optional.empty(),
                      false,
                      Optional.of(it.installation()))));
      case RepairOrdered it ->
          Optional.of(
              Subject.opening(
                  it.repairId(),
                  ordered(
                      it.repairId(),
                      word(it.action()),
                      it.order(),
                      it.generation(),
                      it.override(),
                      stated(it.action()))));
      case DeadlinePassed it -> Optional.of(deadline(it));
      case StoreAnswered it ->
          Optional.of(
              Subject.of(
                  it.commandId(),
                  new Fact.Stored(it.commandId(), it.result(), it.detail()),
                  it.generation()));
      case Erased it ->
          Optional.of(
              Subject.found(
                  Optional.of(References.erasure(it.generation())),
                  new Fact.WasErased(it.receiptId()),
                  Optional.of(it.generation())));
      case ProvisioningResult it -> Optional.of(answer(it));
      case CallbackAttempted it ->
          Optional.of(
              Subject.of(
                  it.commandId(),
                  new Fact.CallbackTried(it.commandId(), tried(it)),
                  it.generation()));
      case CallbackEnded it ->
          Optional.of(
              Subject.of(
                  it.commandId(),
                  new Fact.CallbackOver(it.commandId(), it.ending(), it.attempts(), it.at()),
                  it.generation()));
    };
  }

  private static Line line(DecisionRecord decision, Subject subject) {
    List<LifecycleEvent> events = decision.events();
    List<Happening> happenings = events.stream().map(Happenings::of).toList();
    Instant at = decision.input().recordedAt();
    return new Line(
        decision.tenantId().orElseThrow(),
        decision.featureId().orElseThrow(),
        decision.reason() == Reason.DUPLICATE_COMMAND ? Optional.empty() : subject.opens(),
        stories(subject.story(), happenings),
        subject.reference(),
        Linking.of(events),
        Stream.concat(
                CallbackMarks.of(decision.input().value(), at).stream(),
                CallbackMarks.of(events, at).stream())
            .toList(),
        events.stream()
            .filter(LifecycleEvent.ErasureDue.class::isInstance)
            .map(LifecycleEvent::generation)
            .toList(),
        new Entry(
            at,
            subject
                .generation()
                .or(() -> happenings.stream().map(Happening::generation).findFirst()),
            subject.fact(),
            Optional.of(new Ruling(decision.verdict(), decision.reason())),
            happenings));
  }

  private static Set<UUID> stories(Optional<UUID> own, List<Happening> happenings) {
    Set<UUID> stories = new LinkedHashSet<>();
    own.ifPresent(stories::add);
    happenings.forEach(it -> it.command().ifPresent(stories::add));
    return stories;
  }

  private static Subject deadline(DeadlinePassed it) {
    Fact fact = new Fact.TimeRanOut(it.deadlineId());
    String[] sides = it.deadlineId().split(":", 2);
    String about = sides.length < 2 ? "" : sides[1];
    Optional<UUID> command = uuid(about);
    return switch (sides[0]) {
      case "store", "answer", "dead-letter" ->
          command
              .map(id -> Subject.of(id, fact))
              .orElseGet(() -> Subject.found(Optional.empty(), fact, Optional.empty()));
      case "provisioning" ->
          Subject.found(Optional.of(References.request(about)), fact, Optional.empty());
      case "forget" -> Subject.found(Optional.of("erasure:" + about), fact, Optional.empty());
      // Such as delete-answer: the events name the command. Texts, not types of ours.
      default -> Subject.found(Optional.empty(), fact, Optional.empty());
    };
  }

  /** The request's id is the vendor's own text here: whatever it is, it must be fit to be kept. */
  private static Subject answer(ProvisioningResult it) {
    String requestId = Texts.plain(it.requestId());
    return Subject.found(
        Optional.of(References.request(requestId)),
        new Fact.VendorSaid(requestId, it.status(), it.detail()),
        Optional.empty());
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Fact ordered(
      UUID id,
      String word,
      OperatorOrder order,
      Optional<Long> generation,
      boolean override,
      Optional<InstalledElsewhere> stated) {
    return new Fact.Ordered(
        id,
        word,
        order.operator(),
        order.reasonId(),
        order.orderedAt(),
        generation,
        override,
        stated.stream()
            .flatMap(it -> it.settings().stream())
            .map(setting -> setting.path())
            .sorted()
            .toList());
  }

  private static String word(RepairAction action) {
    return switch (action) {
      case RepairAction.ForceStatus it ->
          switch (it.status()) {
            case DEACTIVATED -> "FORCE_DEACTIVATED";
            case ACTIVATED -> "FORCE_ACTIVATED";
          };
      case RepairAction.ForceAbsent _ -> "FORCE_ABSENT";
      case RepairAction.ResendCallback _ -> "RESEND_CALLBACK";
      case RepairAction.Reprovision _ -> "REPROVISION";
      case RepairAction.Adopt _ -> "ADOPT";
    };
  }

  private static Optional<InstalledElsewhere> stated(RepairAction action) {
    return switch (action) {
      case RepairAction.Adopt it -> it.installation();
      case RepairAction.ForceStatus _,
          RepairAction.ForceAbsent _,
          RepairAction.ResendCallback _,
          RepairAction.Reprovision _ ->
          Optional.empty();
    };
  }

  private static Fact received(Command it) {
    return new Fact.Received(
        it.commandId(),
        it.kind(),
        it.answerMode(),
        it.receivedAt(),
        it.tenantDisplay(),
        new Fact.Token(
            it.token().issuer(), it.token().keyId(), it.token().issuedAt(), it.token().skewMs()),
        it.settings().stream().map(setting -> setting.path()).sorted().toList(),
        it.oldVersion(),
        it.newVersion());
  }

  private static Fact.Try tried(CallbackAttempted it) {
    return new Fact.Try(
        it.attempt(), it.outcome(), it.httpStatus(), it.latencyMs(), it.errorClass(), it.at());
  }

  private static Fact.Try tried(ProvisioningAttempted it) {
    return new Fact.Try(
        it.attempt(), it.outcome(), it.httpStatus(), it.latencyMs(), it.errorClass(), it.at());
  }
}
