package io.marketsuite.lifecycle.adapter.projection;

import static io.marketsuite.lifecycle.topology.Commands.answered;
import static io.marketsuite.lifecycle.topology.Commands.command;
import static io.marketsuite.lifecycle.topology.Commands.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.AttemptOutcome;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.ProvisioningAttempted;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import io.marketsuite.lifecycle.domain.Policy;
import io.marketsuite.lifecycle.timeline.Place;
import io.marketsuite.lifecycle.timeline.Told;
import io.marketsuite.lifecycle.topology.Commands;
import io.marketsuite.testsupport.TestKafka;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The projection on a real broker and a real database. */
class TimelineProjectionTest {
  static final Policy VENDOR =
      Commands.policy(Map.of(CommandKind.CREATE, ProvisioningDelivery.HTTP));
  private static final Policy NO_VENDOR =
      Commands.policy(Map.of(CommandKind.CREATE, ProvisioningDelivery.NONE));

  private final TestKafka kafka = TestKafka.shared().createCatalogue();
  private Projecting projecting;

  @BeforeEach
  void empty() {
    projecting = new Projecting("timeline_" + System.nanoTime(), kafka);
  }

  @AfterEach
  void stop() {
    projecting.close();
  }

  private Truth truth(Policy policy) {
    return new Truth(kafka, TestKafka.uniqueName("told"), policy);
  }

  private static void install(Truth truth, Command create) {
    truth.feed(create);
    truth.feed(answered(create, 202));
    truth.feed(stored(create, 1));
  }

  private List<Told> told(Truth truth) {
    return page(truth, OptionalLong.empty(), 100).stories();
  }

  private Stories.Page page(Truth truth, OptionalLong before, int limit) {
    try {
      return projecting.stories().tell(truth.tenant(), Commands.FEATURE, before, limit);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> rows(Truth truth) {
    List<String> rows = new ArrayList<>();
    for (String table : List.of("timeline_entry", "story_link", "callback", "feature")) {
      rows.addAll(
          projecting.query(
              "SELECT t::text FROM "
                  + table
                  + " t WHERE tenant_id = '"
                  + truth.tenant()
                  + "' ORDER BY 1"));
    }
    return rows;
  }

  @Test
  void reading_all_again_writes_nothing_twice_and_an_empty_database_is_filled_again() {
    Truth truth = truth(NO_VENDOR);
    install(truth, command(CommandKind.CREATE, AnswerMode.ASYNC));
    truth.feed(command(CommandKind.ACTIVATE, AnswerMode.SYNC));
    projecting.start().awaitRead(truth);
    List<String> once = rows(truth);

    projecting.stop();
    projecting.execute("DELETE FROM projection_offset");
    projecting.start().awaitRead(truth);
    List<String> twice = rows(truth);
    projecting.stop();
    projecting.execute("TRUNCATE projection_offset, timeline_entry, story_link, callback, feature");
    projecting.start().awaitRead(truth);

    assertThat(once).hasSizeGreaterThanOrEqualTo(6);
    assertThat(twice).isEqualTo(once);
    assertThat(rows(truth)).isEqualTo(once);
  }

  @Test
  void stopped_in_the_middle_it_goes_on_where_it_was() {
    Truth truth = truth(NO_VENDOR);
    Command create = command(CommandKind.CREATE, AnswerMode.ASYNC);
    truth.feed(create);
    truth.feed(answered(create, 202));
    projecting.start().awaitRead(truth);
    projecting.stop();
    truth.feed(stored(create, 1));
    Told before = told(truth).getFirst();

    projecting.start().awaitRead(truth);

    assertThat(before.result()).isEmpty();
    Told after = told(truth).getFirst();
    assertThat(after.result().orElseThrow().succeeded()).isTrue();
    assertThat(after.entries()).hasSize(3);
  }

  @Test
  void while_the_database_is_away_it_waits_and_then_catches_up() {
    Truth truth = truth(NO_VENDOR);
    Command create = command(CommandKind.CREATE, AnswerMode.ASYNC);
    truth.feed(create);
    projecting.start().awaitRead(truth);

    projecting.takeAway();
    try {
      truth.feed(answered(create, 202));
      truth.feed(stored(create, 1));
      projecting.await(() -> !projecting.progress().isDatabaseUp(), "that it is noticed");
    } finally {
      projecting.giveBack();
    }
    projecting.awaitRead(truth);

    assertThat(told(truth).getFirst().entries()).hasSize(3);
    projecting.await(() -> projecting.progress().isDatabaseUp(), "that it is up again");
    projecting.await(() -> projecting.progress().lag() == 0, "the end of the topics");
  }

  @Test
  void a_database_that_is_not_there_at_the_start_is_waited_for() {
    Truth truth = truth(NO_VENDOR);
    truth.feed(command(CommandKind.CREATE, AnswerMode.ASYNC));
    projecting.takeAway();
    try {
      projecting.start();
      projecting.await(() -> projecting.progress().lag() > 0, "the lag is told meanwhile");
    } finally {
      projecting.giveBack();
    }

    projecting.awaitRead(truth);
    assertThat(told(truth)).hasSize(1);
  }

  @Test
  void several_instances_share_the_partitions_and_tell_each_entry_once() {
    projecting.start().start();
    List<Truth> truths = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Truth truth = truth(NO_VENDOR);
      install(truth, command(CommandKind.CREATE, AnswerMode.ASYNC));
      truths.add(truth);
    }

    for (Truth truth : truths) {
      projecting.awaitRead(truth);
      assertThat(told(truth)).singleElement().satisfies(it -> assertThat(it.entries()).hasSize(3));
    }
  }

  @Test
  void what_cannot_be_read_is_counted_and_holds_up_nobody() {
    Truth truth = truth(NO_VENDOR);
    Command create = command(CommandKind.CREATE, AnswerMode.ASYNC);
    truth.feed(create);
    kafka.produce(Topics.EVENTS, truth.key(), "no decision");
    kafka.produce(Topics.EVENTS, truth.key(), "{\"schema_version\":1}");
    kafka.produce(Topics.STATE, truth.key(), "{}");
    truth.feed(answered(create, 202));

    projecting.start().awaitRead(truth);

    assertThat(told(truth).getFirst().entries()).hasSize(2);
    projecting.await(() -> projecting.passed("unreadable") >= 3, "three that were passed over");
  }

  @Test
  void what_the_database_refuses_is_counted_and_the_rest_of_its_batch_is_written() {
    Truth before = truth(NO_VENDOR);
    Command create = command(CommandKind.CREATE, AnswerMode.ASYNC);
    before.feed(create);
    String poison = "nul\\u0000" + before.tenant();
    String text =
        kafka
            .records(Topics.EVENTS, before.key())
            .getFirst()
            .value()
            .replace(before.tenant(), poison);
    kafka.produce(Topics.EVENTS, poison.replace("\\u0000", "\u0000") + "/partner", text);
    before.feed(answered(create, 202));

    projecting.start().awaitRead(before);

    assertThat(told(before).getFirst().entries()).hasSize(2);
    projecting.await(() -> projecting.passed("not-written") >= 1, "the one that is refused");
  }

  @Test
  void a_call_of_the_hook_that_is_read_before_its_request_is_told_in_its_story() {
    Truth truth = truth(VENDOR);
    Command create = command(CommandKind.CREATE, AnswerMode.ASYNC);
    truth.feed(create);
    Supplier<Place> toRecord = truth.decide(stored(create, 1));
    String request = truth.request().requestId();
    truth.append(Topics.PROVISIONING_ATTEMPTS, attempt(request));
    projecting.start();
    projecting.await(
        () ->
            !projecting
                .query("SELECT 1 FROM timeline_entry WHERE reference = 'request:" + request + "'")
                .isEmpty(),
        "the early attempt");

    toRecord.get();
    projecting.awaitRead(truth);
    truth.append(Topics.PROVISIONING_ATTEMPTS, attempt(request));

    projecting.await(
        () -> told(truth).getFirst().provisioning().getFirst().attempts().size() == 2,
        "both attempts in the story");
    assertThat(told(truth).getFirst().entries()).as("Create, stored, and both calls").hasSize(4);
  }

  private static ProvisioningAttempted attempt(String requestId) {
    return new ProvisioningAttempted(
        1,
        requestId,
        Commands.TENANT,
        Commands.FEATURE,
        1,
        CommandKind.CREATE,
        1,
        AttemptOutcome.RETRYABLE,
        Optional.of(503),
        120,
        Optional.empty(),
        Instant.now());
  }

  @Test
  void a_timeline_is_paged_from_the_newest_story_to_the_oldest() {
    Truth truth = truth(NO_VENDOR);
    List<Command> sent = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Command command = command(CommandKind.ACTIVATE, AnswerMode.SYNC);
      sent.addFirst(command);
      truth.feed(command);
    }
    projecting.start().awaitRead(truth);

    Stories.Page first = page(truth, OptionalLong.empty(), 2);
    Stories.Page second = page(truth, first.next(), 2);
    Stories.Page third = page(truth, second.next(), 2);

    List<Told> all = new ArrayList<>(first.stories());
    all.addAll(second.stories());
    all.addAll(third.stories());
    assertThat(first.stories()).hasSize(2);
    assertThat(third.next()).isEmpty();
    assertThat(all)
        .extracting(Told::id)
        .containsExactlyElementsOf(sent.stream().map(Command::commandId).toList());
  }
}
