package io.marketsuite.lifecycle.adapter.projection;

import static io.marketsuite.lifecycle.topology.Commands.command;
import static io.marketsuite.lifecycle.topology.Commands.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.lifecycle.adapter.postgres.PostgresFreeText;
import io.marketsuite.lifecycle.timeline.Place;
import io.marketsuite.lifecycle.timeline.Told;
import io.marketsuite.lifecycle.topology.Commands;
import io.marketsuite.testsupport.TestKafka;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vendor's words are told as long as their generation lives, and gone with it for good. */
class FreeTextErasureTest {
  private static final String WORDS = "made a database for Ms Jansen";

  private final TestKafka kafka = TestKafka.shared().createCatalogue();
  private Projecting projecting;
  private Truth truth;

  @BeforeEach
  void installed_with_words() {
    projecting = new Projecting("texts_" + System.nanoTime(), kafka);
    truth = new Truth(kafka, TestKafka.uniqueName("words"), TimelineProjectionTest.VENDOR);
    Command create = command(CommandKind.CREATE, AnswerMode.ASYNC);
    truth.feed(create);
    truth.feed(stored(create, 1));
    Place at = truth.vendorSays(said(truth.request().requestId(), WORDS));
    truth.feed(said(truth.request().requestId(), at.toString()));
    projecting.start().awaitRead(truth);
  }

  @AfterEach
  void stop() {
    projecting.close();
  }

  private static ProvisioningResult said(String requestId, String detail) {
    return new ProvisioningResult(
        1,
        requestId,
        Commands.TENANT,
        Commands.FEATURE,
        ProvisioningStatus.SUCCESS,
        Optional.of(detail));
  }

  private List<String> texts() {
    return projecting.query(
        "SELECT text FROM free_text WHERE tenant_id = '" + truth.tenant() + "' ORDER BY 1");
  }

  private Told story() {
    try {
      return projecting
          .stories()
          .tell(truth.tenant(), Commands.FEATURE, OptionalLong.empty(), 10)
          .stories()
          .getLast();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Told.VendorAnswer answer() {
    return story().provisioning().getFirst().answers().getFirst();
  }

  /** Cleanup erases at once. */
  private void cleanUp() {
    truth.feed(command(CommandKind.CLEANUP, AnswerMode.ASYNC));
    projecting.awaitRead(truth);
  }

  @Test
  void it_is_told_while_the_generation_lives_and_gone_when_its_erasure_is_due() {
    projecting.await(() -> texts().equals(List.of(WORDS)), "the words");
    assertThat(answer().detail()).contains(WORDS);

    cleanUp();

    assertThat(texts()).isEmpty();
    assertThat(answer().detail()).isEmpty();
    assertThat(answer().detailGone()).isTrue();
    assertThat(projecting.query("SELECT entry::text FROM timeline_entry"))
        .noneMatch(it -> it.contains("Jansen"));
  }

  @Test
  void what_comes_later_for_that_generation_is_not_taken_in() {
    String request = story().provisioning().getFirst().requestId();
    projecting.await(() -> texts().equals(List.of(WORDS)), "the words");
    cleanUp();

    Place late = truth.vendorSays(said(request, "and one more for Ms Jansen"));
    awaitResultsRead(late);

    assertThat(texts()).isEmpty();
  }

  @Test
  void a_reason_that_turns_out_to_belong_to_an_erased_generation_goes_at_once() {
    PostgresFreeText reasons =
        new PostgresFreeText(projecting.dataSource(), () -> {}, UUID::randomUUID);
    UUID living = reasons.put(truth.tenant(), Commands.FEATURE, "Ms Jansen asked", Instant.now());
    reasons.belongsTo(living, 1);
    assertThat(texts()).contains("Ms Jansen asked");

    cleanUp();
    UUID late = reasons.put(truth.tenant(), Commands.FEATURE, "and called twice", Instant.now());
    assertThat(texts()).containsExactly("and called twice");
    reasons.belongsTo(late, 1);

    assertThat(texts()).isEmpty();
  }

  @Test
  void what_nobody_asked_for_goes_with_the_next_erasure() {
    Place stray = truth.vendorSays(said("nobody-asked", "stray words"));
    awaitResultsRead(stray);
    projecting.await(() -> texts().size() == 2, "both texts");
    truth.after(Duration.ofHours(1));

    cleanUp();

    assertThat(texts()).isEmpty();
  }

  @Test
  void reading_all_again_does_not_bring_it_back() {
    projecting.await(() -> texts().equals(List.of(WORDS)), "the words");
    cleanUp();
    projecting.stop();
    projecting.execute("DELETE FROM projection_offset");
    Place end = truth.vendorSays(said("nobody-asked", "the end"));

    projecting.start().awaitRead(truth);
    awaitResultsRead(end);

    assertThat(texts()).containsExactly("the end");
  }

  private void awaitResultsRead(Place place) {
    projecting.await(
        () ->
            !projecting
                .query(
                    "SELECT 1 FROM projection_offset WHERE topic = '"
                        + place.topic()
                        + "' AND partition_no = "
                        + place.partition()
                        + " AND next_offset > "
                        + place.offset())
                .isEmpty(),
        "the result at " + place);
  }
}
