package io.marketsuite.simulator.application;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.simulator.application.Sending.Delivery;
import io.marketsuite.simulator.application.Sending.Letter;
import io.marketsuite.simulator.domain.CommandKind;
import io.marketsuite.simulator.domain.FeatureStatus;
import io.marketsuite.simulator.domain.Manifest;
import io.marketsuite.simulator.domain.StatusMachine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A customer leaves Carerix: its realm is deleted, then each of its features is cleaned up with a
 * token of the master realm. A refused cleanup is attempted again, a bounded number of times.
 *
 * <p>Source: specification, "Cleanup" ("tenant doesn't exist in IAM anymore, thus there's no way to
 * obtain a token for him").
 */
public final class Leaving {
  private final Tenants tenants;
  private final Features features;
  private final Catalogue catalogue;
  private final TokenDesk tokens;
  private final Sending sending;
  private final Endpoints endpoints;
  private final int attempts;
  private final Duration backoff;

  /**
   * @param attempts at most, the first included
   * @param backoff wait before the second attempt; doubles each time
   */
  public Leaving(
      Tenants tenants,
      Features features,
      Catalogue catalogue,
      TokenDesk tokens,
      Sending sending,
      Endpoints endpoints,
      int attempts,
      Duration backoff) {
    this.tenants = tenants;
    this.features = features;
    this.catalogue = catalogue;
    this.tokens = tokens;
    this.sending = sending;
    this.endpoints = endpoints;
    this.attempts = attempts;
    this.backoff = backoff;
  }

  /** What became of one feature; {@code answers} holds a status per attempt, 0 for silence. */
  public record Cleanup(String featureId, boolean done, List<Integer> answers) {}

  /** What became of the customer; {@code left} once nothing is left to clean up. */
  public record Farewell(String tenantId, boolean left, List<Cleanup> cleanups) {}

  /**
   * Sends the customer away; may be called again for one whose cleanups were refused.
   *
   * @throws Problem not found
   */
  public Farewell leave(String tenantId) {
    Tenant tenant = tenants.require(tenantId);
    tenants.leave(tenant);
    List<Cleanup> cleanups = new ArrayList<>();
    for (String featureId : features.of(tenant.id())) {
      FeatureRecord record = features.record(tenant.id(), featureId);
      if (record.status() != FeatureStatus.ABSENT) {
        cleanups.add(cleanUp(tenant, record, featureId));
      }
    }
    boolean left = cleanups.stream().allMatch(Cleanup::done);
    if (left) {
      features.of(tenant.id()).forEach(feature -> features.forget(tenant.id(), feature));
      tenants.forget(tenant);
    }
    return new Farewell(tenant.id(), left, List.copyOf(cleanups));
  }

  private Cleanup cleanUp(Tenant tenant, FeatureRecord record, String featureId) {
    List<Integer> answers = new ArrayList<>();
    for (int attempt = 1; attempt <= attempts; attempt++) {
      if (attempt > 1 && !pause(attempt)) {
        break;
      }
      Delivery delivery = sending.send(letter(tenant, record, featureId));
      boolean done = StatusMachine.endsCleanup(delivery.exchange().answer());
      sending.conclude(delivery, done ? Outcome.COMPLETED : Outcome.ABORTED, Optional.empty());
      Integer status = delivery.exchange().httpStatus();
      answers.add(status == null ? 0 : status);
      if (done) {
        record.delete();
        return new Cleanup(featureId, true, List.copyOf(answers));
      }
    }
    return new Cleanup(featureId, false, List.copyOf(answers));
  }

  private Letter letter(Tenant tenant, FeatureRecord record, String featureId) {
    Manifest manifest = record.manifest().orElseGet(() -> catalogue.require(featureId));
    JsonNode body = CommandBody.cleanup(tenant.displayName(), endpoints.callbackUrl());
    return Letter.of(
        tenant.id(),
        manifest,
        endpoints.management(manifest),
        tokens.masterToken(),
        body,
        CommandKind.CLEANUP.wireName());
  }

  private boolean pause(int attempt) {
    try {
      Thread.sleep(backoff.multipliedBy(1L << Math.min(attempt - 2, 10)));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
