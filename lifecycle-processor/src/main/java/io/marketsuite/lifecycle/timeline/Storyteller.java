package io.marketsuite.lifecycle.timeline;

import io.marketsuite.lifecycle.timeline.Told.Answer;
import io.marketsuite.lifecycle.timeline.Told.Callback;
import io.marketsuite.lifecycle.timeline.Told.Decision;
import io.marketsuite.lifecycle.timeline.Told.Erasure;
import io.marketsuite.lifecycle.timeline.Told.Event;
import io.marketsuite.lifecycle.timeline.Told.Order;
import io.marketsuite.lifecycle.timeline.Told.Result;
import io.marketsuite.lifecycle.timeline.Told.Step;
import io.marketsuite.lifecycle.timeline.Told.Storing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Tells one story from its entries. Pure; for one story. */
public final class Storyteller {
  private static final Comparator<Placed> IN_ORDER =
      Comparator.comparing((Placed it) -> it.entry().at())
          .thenComparing(it -> it.place().topic())
          .thenComparing(it -> it.place().partition())
          .thenComparing(it -> it.place().offset());

  /**
   * An entry and where it comes from.
   *
   * @param own whether it belongs to the story first of all
   */
  public record Placed(Place place, Entry entry, boolean own) {
    Stream<Happening> events(UUID story) {
      return entry.events().stream().filter(it -> it.concerns(story, own));
    }
  }

  private final UUID id;
  private final List<Placed> entries;
  private final Map<String, String> texts;
  private final long omitted;

  /**
   * @param entries in any order, each once
   * @param texts free text by where it stands
   * @param omitted how many more entries there are
   */
  public Storyteller(UUID id, List<Placed> entries, Map<String, String> texts, long omitted) {
    this.id = id;
    this.entries = entries.stream().sorted(IN_ORDER).toList();
    this.texts = Map.copyOf(texts);
    this.omitted = omitted;
  }

  public Told tell() {
    Optional<Fact.Received> command = first(Fact.Received.class);
    Optional<Fact.Ordered> order = first(Fact.Ordered.class);
    Optional<Placed> opening = opening();
    return new Told(
        id,
        command
            .map(it -> it.kind().name())
            .or(() -> order.map(Fact.Ordered::order))
            .orElse("OTHER"),
        generation(),
        command
            .map(Fact.Received::receivedAt)
            .or(() -> order.map(Fact.Ordered::orderedAt))
            .orElseGet(() -> entries.getFirst().entry().at()),
        command.map(Fact.Received::token),
        order.map(this::order),
        opening.flatMap(it -> it.entry().ruling()).map(Storyteller::decision),
        answer(command.isPresent()),
        result(),
        storing(),
        new ProvisioningTelling(id, entries, texts).tell(),
        callback(),
        erasure(),
        entries.stream().map(this::step).toList(),
        omitted);
  }

  private Optional<Placed> opening() {
    Optional<Placed> command = entries.stream().filter(it -> opens(it.entry().fact())).findFirst();
    return command.or(() -> entries.stream().findFirst());
  }

  private static boolean opens(Fact fact) {
    return fact instanceof Fact.Received || fact instanceof Fact.Ordered;
  }

  private Order order(Fact.Ordered it) {
    Optional<String> reason = Optional.ofNullable(texts.get(it.reasonId().toString()));
    return new Order(it.operator(), reason, reason.isEmpty(), it.override());
  }

  /** The command's own generation, as the first thing that came of it says. */
  private Optional<Long> generation() {
    return own()
        .map(it -> it.happening().generation())
        .findFirst()
        .or(() -> entries.stream().flatMap(it -> it.entry().generation().stream()).findFirst());
  }

  private Answer answer(boolean due) {
    Optional<Fact.Answered> answered = first(Fact.Answered.class);
    if (answered.isPresent()) {
      Fact.Answered it = answered.get();
      return new Answer(
          "answered",
          Optional.of(it.status()),
          Optional.of(it.latencyMs()),
          Optional.of(it.answeredAt()));
    }
    String given = !due ? "none-due" : happened("answer_given_up") ? "unanswered" : "not-known-yet";
    return new Answer(given, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Optional<Result> result() {
    return own("command_concluded")
        .reduce((first, last) -> last)
        .map(
            it ->
                new Result(
                    it.happening().fact("succeeded").map(Boolean::parseBoolean).orElse(false),
                    it.happening().fact("reason").orElse(""),
                    it.at()));
  }

  private List<Storing> storing() {
    List<Storing> all = new ArrayList<>();
    own("storing_requested")
        .forEach(
            it ->
                all.add(
                    new Storing(
                        it.at(),
                        it.happening().fact("deadline"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    List<Placed> answers =
        entries.stream().filter(it -> it.entry().fact() instanceof Fact.Stored).toList();
    for (int i = 0; i < Math.min(all.size(), answers.size()); i++) {
      Entry answer = answers.get(i).entry();
      Fact.Stored stored = (Fact.Stored) answer.fact();
      Storing asked = all.get(i);
      all.set(
          i,
          new Storing(
              asked.askedAt(),
              asked.deadline(),
              Optional.of(stored.result().name()),
              stored.detail(),
              Optional.of(answer.at())));
    }
    return all;
  }

  private Optional<Callback> callback() {
    Optional<Of> requested =
        Stream.concat(own("callback_requested"), own("callback_resent"))
            .reduce((first, last) -> last);
    List<Told.Attempt> attempts =
        entries.stream()
            .map(it -> it.entry().fact())
            .flatMap(
                it ->
                    it instanceof Fact.CallbackTried tried
                        ? Stream.of(tried.attempt())
                        : Stream.empty())
            .map(Storyteller::attempt)
            .toList();
    Optional<Fact.CallbackOver> over =
        entries.stream()
            .map(it -> it.entry().fact())
            .flatMap(it -> it instanceof Fact.CallbackOver end ? Stream.of(end) : Stream.empty())
            .reduce((first, last) -> last);
    if (requested.isEmpty() && attempts.isEmpty() && over.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Callback(
            requested.map(Of::at),
            requested.flatMap(it -> it.happening().fact("status")),
            attempts,
            over.map(it -> it.ending().name()),
            over.map(Fact.CallbackOver::endedAt)));
  }

  private Optional<Erasure> erasure() {
    Optional<Of> due = own("erasure_due").findFirst();
    Optional<Of> done = own("erasure_done").findFirst();
    return due.isEmpty() && done.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Erasure(
                due.map(Of::at),
                done.map(Of::at),
                done.flatMap(it -> it.happening().fact("receipt_id"))));
  }

  private Step step(Placed placed) {
    Entry entry = placed.entry();
    return new Step(
        entry.at(),
        placed.place().topic(),
        placed.place().partition(),
        placed.place().offset(),
        Names.type(entry.fact().getClass()),
        FactSentences.of(entry.fact()),
        entry.fact().detailAt().map(texts::get),
        entry.ruling().map(Storyteller::decision),
        placed.events(id).map(it -> new Event(it.type(), it.generation(), it.sentence())).toList());
  }

  private static Decision decision(Ruling it) {
    return new Decision(it.verdict(), it.reason(), Sentences.of(it.reason()));
  }

  static Told.Attempt attempt(Fact.Try it) {
    return new Told.Attempt(
        it.number(), it.outcome(), it.httpStatus(), it.latencyMs(), it.errorClass(), it.triedAt());
  }

  /** An event of this story and when it was recorded. */
  private record Of(Instant at, Happening happening) {}

  private Stream<Of> own() {
    return entries.stream()
        .flatMap(it -> it.events(id).map(event -> new Of(it.entry().at(), event)));
  }

  private Stream<Of> own(String type) {
    return own().filter(it -> it.happening().type().equals(type));
  }

  private boolean happened(String type) {
    return own(type).findAny().isPresent();
  }

  private <F extends Fact> Optional<F> first(Class<F> type) {
    return entries.stream()
        .map(it -> it.entry().fact())
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
