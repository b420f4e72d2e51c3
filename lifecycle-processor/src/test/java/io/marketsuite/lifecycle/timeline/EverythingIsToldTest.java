package io.marketsuite.lifecycle.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.wire.Wire;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A new input or event without a place in the timeline does not pass. */
class EverythingIsToldTest {

  static Stream<DecisionRecord> inputs() {
    return SampledDecisions.ofInputs().stream();
  }

  static Stream<LifecycleEvent> events() {
    return SampledDecisions.events().stream();
  }

  @Test
  void there_is_a_sample_of_every_kind() {
    assertThat(inputs().map(it -> it.input().value().getClass()).collect(Collectors.toSet()))
        .isEqualTo(leaves(LifecycleInput.class).collect(Collectors.toSet()));
    assertThat(events().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(LifecycleEvent.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void every_input_but_a_tick_has_a_line_that_some_story_finds(DecisionRecord decision) {
    if (decision.input().value() instanceof Tick) {
      assertThat(Lines.of(decision)).isEmpty();
      return;
    }
    Line line = Lines.of(decision).orElseThrow();

    assertThat(
            line.opens().isPresent() || !line.stories().isEmpty() || line.reference().isPresent())
        .isTrue();
    assertThat(FactSentences.of(line.entry().fact())).matches("[A-Za-z].*[.]");
    assertThat(line.entry().ruling()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("events")
  void every_event_is_told_in_a_sentence_under_its_name_on_the_wire(LifecycleEvent event) {
    Happening told = Happenings.of(event);

    assertThat(told.type()).isEqualTo(Wire.typeName(event.getClass()));
    assertThat(told.generation()).isEqualTo(event.generation());
    assertThat(told.sentence()).matches("(?s)[A-Za-z].*[.]");
  }

  /**
   * So that nobody forgets one that names a command: it would be missing in that command's story.
   */
  @ParameterizedTest
  @MethodSource("events")
  void every_event_that_names_a_command_is_found_by_it(LifecycleEvent event) {
    boolean names =
        Stream.of(event.getClass().getRecordComponents())
            .anyMatch(it -> it.getName().equals("commandId"));

    assertThat(names && Happenings.of(event).command().isEmpty()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void every_reason_is_a_sentence(Reason reason) {
    assertThat(Sentences.of(reason)).matches("[A-Za-z].*[.]").doesNotContain("_");
  }

  @Test
  void an_attempt_at_the_hook_is_found_by_its_request() {
    List<String> references =
        Stream.of(Attempts.attempted("r1"), Attempts.ended("r1"))
            .map(it -> Lines.of(it).reference().orElseThrow())
            .toList();

    assertThat(references).containsOnly("request:r1");
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(EverythingIsToldTest::leaves)
        : Stream.of(type);
  }
}
