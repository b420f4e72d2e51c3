package io.marketsuite.dispatcher.adapter.postgres;

import static io.marketsuite.dispatcher.Deliveries.KEY;
import static io.marketsuite.dispatcher.Deliveries.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.contracts.lifecycle.AttemptOutcome;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.dispatcher.Deliveries;
import io.marketsuite.dispatcher.TestDatabase;
import io.marketsuite.dispatcher.application.ParkingLot;
import io.marketsuite.dispatcher.application.Tenure;
import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import io.marketsuite.dispatcher.domain.Origin;
import io.marketsuite.dispatcher.domain.PartitionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresParkingLotTest {
  private static final Instant DUE = NOON.plusSeconds(7);

  private final ParkingLot parking = new PostgresParkingLot(TestDatabase.shared());
  private final PartitionId partition = new PartitionId("topic-" + UUID.randomUUID(), 2);
  private final Tenure tenure = parking.takeOver(partition);

  private Entry entry(long offset, String key) {
    Entry made = Deliveries.entry(offset, 1);
    return new Entry(new Origin(partition, offset), key, made.delivery(), made.history(), false);
  }

  @Test
  void parked_deliveries_come_back_as_they_were_in_the_order_of_the_log() {
    Entry callback = entry(5, KEY);
    Entry hook =
        new Entry(
            new Origin(partition, 9),
            KEY,
            Deliveries.hook(9, CommandKind.UPGRADE).delivery(),
            callback.history(),
            false);
    parking.park(tenure, List.of(hook), DUE);
    parking.park(tenure, List.of(callback), DUE);
    assertThat(parking.all(tenure, KEY))
        .containsExactly(Deliveries.parked(callback), Deliveries.parked(hook));
    assertThat(parking.head(tenure, KEY)).contains(Deliveries.parked(callback));
    assertThat(parking.head(tenure, "acme/other")).isEmpty();
  }

  @Test
  void parking_the_same_record_twice_keeps_the_first() {
    Entry entry = entry(5, KEY);
    Entry tried =
        entry.with(entry.history().after(AttemptOutcome.UNKNOWN, Optional.of("http-504"), false));
    parking.park(tenure, List.of(tried), DUE);
    parking.park(tenure, List.of(entry), DUE);
    assertThat(parking.all(tenure, KEY)).containsExactly(Deliveries.parked(tried));
  }

  @Test
  void a_key_is_due_when_its_head_is() {
    parking.park(tenure, List.of(entry(5, KEY), entry(6, KEY)), DUE);
    parking.park(tenure, List.of(entry(7, "acme/other")), DUE.plusSeconds(1));
    assertThat(parking.parkedKeys(tenure))
        .containsExactlyInAnyOrder(
            new ParkingLot.ParkedKey(KEY, DUE, NOON, 1),
            new ParkingLot.ParkedKey("acme/other", DUE.plusSeconds(1), NOON, 1));
  }

  @Test
  void a_rescheduled_head_keeps_its_history() {
    Entry entry = entry(5, KEY);
    parking.park(tenure, List.of(entry), DUE);
    Entry tried =
        Deliveries.parked(
            entry.with(
                entry.history().after(AttemptOutcome.UNKNOWN, Optional.of("http-504"), false)));
    parking.reschedule(tenure, tried, DUE.plusSeconds(30));
    assertThat(parking.head(tenure, KEY)).contains(tried);
    assertThat(parking.parkedKeys(tenure))
        .containsExactly(new ParkingLot.ParkedKey(KEY, DUE.plusSeconds(30), NOON, 1));
  }

  @Test
  void a_dead_letter_is_listed_once_and_parked_no_more() {
    Entry entry = entry(5, KEY);
    parking.park(tenure, List.of(entry), DUE);
    parking.moveToDeadLetters(tenure, Deliveries.parked(entry), DUE);
    parking.moveToDeadLetters(tenure, Deliveries.parked(entry), DUE);
    assertThat(parking.head(tenure, KEY)).isEmpty();
    assertThat(TestDatabase.rows("dead_letter", partition.topic())).isEqualTo(1);
  }

  static Stream<Arguments> fencedStatements() {
    PostgresParkingLotTest t = new PostgresParkingLotTest();
    Entry entry = Deliveries.parked(t.entry(5, KEY));
    return Stream.of(
        Arguments.of("load keys", (Consumer<Tenure>) x -> t.parking.parkedKeys(x), t),
        Arguments.of("park", (Consumer<Tenure>) x -> t.parking.park(x, List.of(entry), DUE), t),
        Arguments.of("read the head", (Consumer<Tenure>) x -> t.parking.head(x, KEY), t),
        Arguments.of("read all", (Consumer<Tenure>) x -> t.parking.all(x, KEY), t),
        Arguments.of("reschedule", (Consumer<Tenure>) x -> t.parking.reschedule(x, entry, DUE), t),
        Arguments.of("remove", (Consumer<Tenure>) x -> t.parking.remove(x, entry), t),
        Arguments.of(
            "dead-letter", (Consumer<Tenure>) x -> t.parking.moveToDeadLetters(x, entry, DUE), t),
        Arguments.of(
            "withdraw",
            (Consumer<Tenure>) x -> t.parking.withdrawDeadLetter(x, KEY, "some-id", DUE),
            t));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fencedStatements")
  void a_former_owner_can_do_nothing(
      String name, Consumer<Tenure> statement, PostgresParkingLotTest t) {
    Tenure former = t.parking.takeOver(t.partition);
    statement.accept(former);
    Tenure present = t.parking.takeOver(t.partition);
    assertThatThrownBy(() -> statement.accept(former))
        .isInstanceOf(ParkingLot.FencedException.class);
    statement.accept(present);
  }

  @Test
  void a_database_that_is_away_is_unavailable() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere");
    assertThatThrownBy(() -> new PostgresParkingLot(nowhere).takeOver(partition))
        .isInstanceOf(ParkingLot.UnavailableException.class);
  }
}
