package io.marketsuite.simulator.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.marketsuite.simulator.application.Vendor.Exchange;
import io.marketsuite.simulator.domain.Manifest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Sends commands to the vendor, writes each delivery to the journal, and delivers twice when the
 * failure switch says so. Keeps the newest sent commands, so that they can be delivered again. Safe
 * for many threads.
 */
public final class Sending {
  private static final int KEPT = 2_000;
  private static final String JSON = "application/json";

  private final Vendor vendor;
  private final Journal journal;
  private final Faults faults;
  private final Executor background;
  private final Map<Long, Letter> sent =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Letter> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param background runs second deliveries
   */
  public Sending(Vendor vendor, Journal journal, Faults faults, Executor background) {
    this.vendor = vendor;
    this.journal = journal;
    this.faults = faults;
    this.background = background;
  }

  /**
   * A command ready to be sent.
   *
   * @param body as it goes on the wire, secrets included; never to be logged
   * @param shown the same, masked
   */
  record Letter(
      String tenantId,
      String featureId,
      String kind,
      URI url,
      String token,
      String contentType,
      String body,
      JsonNode shown) {

    static Letter of(
        String tenantId, Manifest manifest, URI url, String token, JsonNode body, String kind) {
      return new Letter(
          tenantId,
          manifest.id(),
          kind,
          url,
          token,
          JSON,
          body.toString(),
          CommandBody.masked(body, Optional.of(manifest)));
    }

    /** A body that may be no JSON at all; it is not shown. */
    static Letter opaque(
        String tenantId, String featureId, URI url, String token, String contentType, String body) {
      JsonNode shown = TextNode.valueOf("(%d characters)".formatted(body.length()));
      return new Letter(tenantId, featureId, "raw", url, token, contentType, body, shown);
    }

    Letter withToken(String other) {
      return new Letter(tenantId, featureId, kind, url, other, contentType, body, shown);
    }

    @Override
    public String toString() {
      return "Letter[" + kind + " to " + tenantId + "/" + featureId + "]";
    }
  }

  /** A delivery and what came of it. */
  record Delivery(
      long logId, Instant at, Letter letter, Long duplicateOf, boolean raw, Exchange exchange) {}

  /** Sends by the rules: the second delivery, if one is due, changes nothing. */
  Delivery send(Letter letter) {
    Optional<Duration> again = faults.takeDuplicate();
    long id = journal.nextId();
    again.ifPresent(
        after ->
            CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS, background)
                .execute(() -> conclude(deliver(journal.nextId(), letter, id, false))));
    return deliver(id, letter, null, false);
  }

  /** Sends beside the rules. */
  Delivery sendRaw(Letter letter, Long duplicateOf) {
    return conclude(deliver(journal.nextId(), letter, duplicateOf, true));
  }

  private Delivery conclude(Delivery delivery) {
    conclude(delivery, Outcome.UNRULED, Optional.empty());
    return delivery;
  }

  private Delivery deliver(long id, Letter letter, Long duplicateOf, boolean raw) {
    Instant at = journal.clock().instant();
    synchronized (sent) {
      sent.put(id, letter);
    }
    journal.put(entry(id, at, letter, duplicateOf, raw, null, null, null));
    Exchange exchange =
        vendor.post(letter.url(), letter.token(), letter.contentType(), letter.body());
    return new Delivery(id, at, letter, duplicateOf, raw, exchange);
  }

  /** Writes down how a delivery ended. */
  void conclude(Delivery delivery, Outcome outcome, Optional<String> remark) {
    String detail = remark.orElseGet(() -> delivery.exchange().shown());
    journal.put(
        entry(
            delivery.logId(),
            delivery.at(),
            delivery.letter(),
            delivery.duplicateOf(),
            delivery.raw(),
            outcome,
            delivery.exchange(),
            detail));
  }

  private static LogEntry.Command entry(
      long id,
      Instant at,
      Letter letter,
      Long duplicateOf,
      boolean raw,
      Outcome outcome,
      Exchange exchange,
      String detail) {
    return new LogEntry.Command(
        id,
        at,
        letter.tenantId(),
        letter.featureId(),
        letter.kind(),
        letter.url().toString(),
        letter.shown(),
        duplicateOf,
        raw,
        outcome == null ? null : outcome.word(),
        exchange == null ? null : exchange.httpStatus(),
        exchange == null ? null : exchange.latency().toMillis(),
        exchange == null ? null : exchange.commandId().orElse(null),
        detail);
  }

  /**
   * The command of a journal entry, as it was sent.
   *
   * @throws Problem not found, when it was never sent or is no longer kept
   */
  Letter sent(long logId) {
    synchronized (sent) {
      return Optional.ofNullable(sent.get(logId))
          .orElseThrow(
              () -> new Problem(Problem.Code.NOT_FOUND, "No sent command has this id any more."));
    }
  }
}
