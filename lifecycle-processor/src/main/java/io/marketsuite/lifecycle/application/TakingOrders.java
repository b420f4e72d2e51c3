package io.marketsuite.lifecycle.application;

import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.InstallationImported;
import io.marketsuite.contracts.lifecycle.OperatorOrder;
import io.marketsuite.contracts.lifecycle.RepairAction;
import io.marketsuite.contracts.lifecycle.RepairOrdered;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.application.OperatorsOrder.Action;
import io.marketsuite.lifecycle.application.OperatorsOrder.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Takes operators' orders: keeps the reason where it can be erased, seals what is secret, appends
 * the order to the command topic, and waits a while for its decision. Nothing is appended unless
 * everything before succeeded. Blocks the calling thread. Thread-safe.
 */
public final class TakingOrders {
  private static final Logger LOG = Logger.getLogger(TakingOrders.class);
  private static final Duration LOOK = Duration.ofMillis(200);

  /** Each has a consumer of its own; operators are few. */
  private static final int AT_ONCE = 4;

  private final FreeText texts;
  private final Sealing sealing;
  private final OrderLog log;
  private final Decisions decisions;
  private final Supplier<UUID> ids;
  private final InstantSource clock;
  private final Duration patience;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * @param ids UUIDv7
   * @param patience how long a decision is waited for
   */
  public TakingOrders(
      FreeText texts,
      Sealing sealing,
      OrderLog log,
      Decisions decisions,
      Supplier<UUID> ids,
      InstantSource clock,
      Duration patience) {
    this.texts = texts;
    this.sealing = sealing;
    this.log = log;
    this.decisions = decisions;
    this.ids = ids;
    this.clock = clock;
    this.patience = patience;
  }

  /** Too many orders are being waited for; nothing was ordered. */
  public static final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BusyException() {
      super("too many orders at once");
    }
  }

  /** An order as it is appended. */
  private record Prepared(UUID id, UUID reasonId, String key, CommandTopicRecord value) {}

  /**
   * Takes orders for different installations.
   *
   * @param operator the subject of who orders
   * @return a result for each, in their order
   * @throws StoreAwayException if PostgreSQL or the keyring is away; nothing was ordered
   * @throws LogAwayException if Kafka is away; nothing was ordered
   * @throws BusyException if too many orders are being waited for
   */
  public List<OrderResult> take(List<OperatorsOrder> orders, String operator) {
    if (!places.tryAcquire()) {
      throw new BusyException();
    }
    try (Decisions.Watch watch = decisions.watch()) {
      List<Prepared> prepared = orders.stream().map(order -> prepare(order, operator)).toList();
      List<Boolean> recorded =
          log.append(
              prepared.stream().map(it -> new OrderLog.Keyed(it.key(), it.value())).toList());
      List<OrderResult> results = await(watch, prepared, recorded);
      settle(prepared, results);
      note(prepared, results, operator);
      return results;
    } finally {
      places.release();
    }
  }

  private Prepared prepare(OperatorsOrder order, String operator) {
    Instant now = clock.instant();
    UUID id = ids.get();
    String tenantId = order.tenantId();
    String featureId = order.featureId();
    UUID reasonId = texts.put(tenantId, featureId, order.reason(), now);
    OperatorOrder by = new OperatorOrder(operator, reasonId, now);
    CommandTopicRecord value =
        switch (order.wish()) {
          case Wish.Import it ->
              new InstallationImported(
                  Wire.SCHEMA_VERSION,
                  id,
                  tenantId,
                  featureId,
                  sealing.seal(tenantId, featureId, it.installation()),
                  by);
          case Wish.Repair it ->
              new RepairOrdered(
                  Wire.SCHEMA_VERSION,
                  id,
                  tenantId,
                  featureId,
                  action(tenantId, featureId, it.action()),
                  it.generation(),
                  it.override(),
                  by);
        };
    return new Prepared(id, reasonId, Keys.of(tenantId, featureId), value);
  }

  private RepairAction action(String tenantId, String featureId, Action action) {
    return switch (action) {
      case Action.ForceDeactivated _ -> new RepairAction.ForceStatus(RestingStatus.DEACTIVATED);
      case Action.ForceActivated _ -> new RepairAction.ForceStatus(RestingStatus.ACTIVATED);
      case Action.ForceAbsent _ -> new RepairAction.ForceAbsent();
      case Action.ResendCallback _ -> new RepairAction.ResendCallback();
      case Action.Reprovision _ -> new RepairAction.Reprovision();
      case Action.Adopt it ->
          new RepairAction.Adopt(
              it.installation().map(stated -> sealing.seal(tenantId, featureId, stated)));
    };
  }

  private List<OrderResult> await(
      Decisions.Watch watch, List<Prepared> prepared, List<Boolean> recorded) {
    List<AwaitedOrder> awaited =
        prepared.stream().map(it -> new AwaitedOrder(it.id(), it.key())).toList();
    Instant end = clock.instant().plus(patience);
    try {
      while (clock.instant().isBefore(end) && awaited.stream().anyMatch(AwaitedOrder::isOpen)) {
        for (DecisionRecord decision : watch.next(LOOK)) {
          awaited.forEach(order -> order.see(decision));
        }
      }
    } catch (LogAwayException away) {
      LOG.warnf("kind=order-unwatched cause=%s", away.getMessage());
    }
    List<OrderResult> results = new ArrayList<>();
    for (int i = 0; i < awaited.size(); i++) {
      boolean unknown = awaited.get(i).isOpen() && !recorded.get(i);
      results.add(
          unknown ? new OrderResult.Unknown(prepared.get(i).id()) : awaited.get(i).result());
    }
    return List.copyOf(results);
  }

  /** The reason goes with the generation it was for; where that fails, it goes earlier. */
  private void settle(List<Prepared> prepared, List<OrderResult> results) {
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof OrderResult.Decided decided
          && decided.generation().isPresent()) {
        try {
          texts.belongsTo(prepared.get(i).reasonId(), decided.generation().get());
        } catch (StoreAwayException away) {
          LOG.warnf("kind=reason-unassigned orderId=%s", decided.id());
        }
      }
    }
  }

  /** Who ordered, and what came of it; never why. */
  private static void note(List<Prepared> prepared, List<OrderResult> results, String operator) {
    for (int i = 0; i < results.size(); i++) {
      LOG.infof(
          "kind=%s key=%s commandId=%s operator=%s result=%s",
          Wire.typeName(prepared.get(i).value().getClass()),
          prepared.get(i).key(),
          prepared.get(i).id(),
          operator,
          results.get(i).getClass().getSimpleName());
    }
  }
}
