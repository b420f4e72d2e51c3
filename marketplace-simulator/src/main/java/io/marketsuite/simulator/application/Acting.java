package io.marketsuite.simulator.application;

import io.marketsuite.simulator.application.FeatureRecord.Operation;
import io.marketsuite.simulator.application.Sending.Delivery;
import io.marketsuite.simulator.application.Sending.Letter;
import io.marketsuite.simulator.domain.Answer;
import io.marketsuite.simulator.domain.Manifest;
import io.marketsuite.simulator.domain.SettingsCheck;
import io.marketsuite.simulator.identity.Realm;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An administrator's click, or the marketplace's own upgrade: check, change the status, create
 * clients, send the command, act on the answer. Safe for many threads; one command at a time per
 * feature of a tenant.
 */
public final class Acting {
  private final Tenants tenants;
  private final Catalogue catalogue;
  private final Features features;
  private final TokenDesk tokens;
  private final Sending sending;
  private final Endpoints endpoints;
  private final Journal journal;

  public Acting(
      Tenants tenants,
      Catalogue catalogue,
      Features features,
      TokenDesk tokens,
      Sending sending,
      Endpoints endpoints,
      Journal journal) {
    this.tenants = tenants;
    this.catalogue = catalogue;
    this.features = features;
    this.tokens = tokens;
    this.sending = sending;
    this.endpoints = endpoints;
    this.journal = journal;
  }

  /**
   * What an action led to.
   *
   * @param outcome see {@link Outcome}
   * @param status the feature's status after the answer
   * @param httpStatus the vendor's answer; null when there was none
   * @param detail what the administrator is shown; null when there is nothing to show
   * @param commandId the answer's Command-Id; null without one
   * @param logId the journal's entry of the command
   */
  public record Result(
      String tenantId,
      String featureId,
      String kind,
      String outcome,
      String status,
      Integer httpStatus,
      String detail,
      String commandId,
      long latencyMs,
      long logId,
      FeatureView feature) {}

  /**
   * Carries out an order and returns once the vendor has answered it, or has not in time.
   *
   * @throws Problem not found, forbidden (access), invalid (settings) or conflict (status)
   */
  public Result perform(String tenantId, String featureId, Order order) {
    Tenant tenant = tenants.require(tenantId);
    Manifest released = catalogue.require(featureId);
    Realm realm = tenants.realm(tenant);
    FeatureRecord record = features.record(tenant.id(), featureId);
    check(order, tenant, released, record);
    Operation operation = record.begin(order, released, realm, journal.clock().instant());
    Delivery delivery =
        sending.send(
            Letter.of(
                tenant.id(),
                operation.target(),
                endpoints.management(operation.target()),
                tokens.marketplaceToken(realm),
                CommandBody.of(order, operation, endpoints.callbackUrl()),
                order.kind().wireName()));
    Outcome outcome =
        record.answered(
            operation, delivery.exchange().answer(), delivery.exchange().detail(), realm);
    sending.conclude(delivery, outcome, remark(outcome, delivery));
    return result(delivery, outcome, record.view());
  }

  private void check(Order order, Tenant tenant, Manifest released, FeatureRecord record) {
    switch (order) {
      case Order.Install install -> {
        checkAccess(tenant, released);
        checkSettings(released, install.settings());
      }
      case Order.Update update -> {
        if (!update.unchecked()) {
          checkSettings(record.manifest().orElse(released), update.settings());
        }
      }
      case Order.Activate activate -> {}
      case Order.Deactivate deactivate -> {}
      case Order.Uninstall uninstall -> {}
      case Order.Upgrade upgrade -> {}
      case Order.Repair repair -> {}
    }
  }

  private void checkAccess(Tenant tenant, Manifest released) {
    if (!released.active()) {
      throw new Problem(
          Problem.Code.FORBIDDEN, "The manifest is not active: the feature cannot be seen.");
    }
    if (!catalogue.access(released.id()).allows(tenant.id())) {
      throw new Problem(
          Problem.Code.FORBIDDEN, "Access to the feature is restricted for this tenant.");
    }
  }

  private static void checkSettings(Manifest manifest, Map<String, Object> settings) {
    List<SettingsCheck.Fault> faults = SettingsCheck.faults(manifest, settings);
    if (!faults.isEmpty()) {
      throw new Problem(
          Problem.Code.INVALID,
          "The marketplace's own validation refuses these settings; nothing was sent.",
          faults.stream()
              .map(
                  fault ->
                      Map.of(
                          "service_id", fault.serviceId(),
                          "code", fault.code(),
                          "detail", fault.sentence()))
              .toList());
    }
  }

  // A vendor must never both call back and answer 200: say it where a person looks.
  private static Optional<String> remark(Outcome outcome, Delivery delivery) {
    boolean contradicts =
        outcome == Outcome.OVERTAKEN
            && delivery.exchange().answer() instanceof Answer.Replied replied
            && replied.status() != 202;
    return contradicts
        ? Optional.of("The command had ended before this answer: a callback came without a 202.")
        : Optional.empty();
  }

  private static Result result(Delivery delivery, Outcome outcome, FeatureView view) {
    String detail = delivery.exchange().shown();
    if (detail == null && outcome == Outcome.ABORTED && view.last() != null) {
      detail = view.last().detail();
    }
    return new Result(
        view.tenantId(),
        view.featureId(),
        delivery.letter().kind(),
        outcome.word(),
        view.status(),
        delivery.exchange().httpStatus(),
        detail,
        delivery.exchange().commandId().orElse(null),
        delivery.exchange().latency().toMillis(),
        delivery.logId(),
        view);
  }
}
