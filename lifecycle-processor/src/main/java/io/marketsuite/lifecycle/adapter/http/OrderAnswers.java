package io.marketsuite.lifecycle.adapter.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsuite.boundary.rest.Problem;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.application.OperatorsOrder;
import io.marketsuite.lifecycle.application.OrderResult;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What an operator is told of an order. */
final class OrderAnswers {
  static final String COMMAND_ID = "Command-Id";
  private static final int SOON = 2;
  private static final Map<Reason, String> SENTENCES = sentences();

  private OrderAnswers() {}

  /** Of one order. */
  static Response one(OrderResult result) {
    Response.ResponseBuilder answer =
        switch (result) {
          case OrderResult.Decided it ->
              refused(it.verdict())
                  ? rejected(it.reason()).builder()
                  : Response.ok(body(it)).type(MediaType.APPLICATION_JSON);
          case OrderResult.NotStored it -> notStored(it).builder();
          case OrderResult.Pending it ->
              Response.accepted(body(it)).type(MediaType.APPLICATION_JSON);
          case OrderResult.Unknown it -> unknown().builder().header("Retry-After", SOON);
        };
    return answer.header(COMMAND_ID, result.id().toString()).build();
  }

  /** Of several: each with its own status, as if it had been sent alone. */
  static Response each(List<OperatorsOrder> orders, List<OrderResult> results) {
    ObjectNode body = Wire.mapper().createObjectNode();
    ArrayNode all = body.putArray("results");
    for (int i = 0; i < results.size(); i++) {
      ObjectNode item = all.addObject();
      item.put("tenant_id", orders.get(i).tenantId());
      item.put("feature_id", orders.get(i).featureId());
      describe(item, results.get(i));
    }
    return Response.ok(Wire.write(body)).type(MediaType.APPLICATION_JSON).build();
  }

  private static void describe(ObjectNode item, OrderResult result) {
    item.put("id", result.id().toString());
    switch (result) {
      case OrderResult.Decided it -> {
        item.put("status", refused(it.verdict()) ? 409 : 200);
        item.put("verdict", it.verdict().name());
        item.put("reason", it.reason().name());
        it.generation().ifPresent(generation -> item.put("generation", generation));
        if (refused(it.verdict())) {
          item.put("detail", sentence(it.reason()));
        }
      }
      case OrderResult.NotStored it -> {
        item.put("status", 422);
        item.put("verdict", Verdict.REJECTED.name());
        item.put("reason", it.reason().name());
        item.put("detail", notStored(it).detail());
      }
      case OrderResult.Pending _ -> item.put("status", 202);
      case OrderResult.Unknown _ -> {
        item.put("status", 503);
        item.put("detail", unknown().detail());
      }
    }
  }

  private static byte[] body(OrderResult result) {
    ObjectNode body = Wire.mapper().createObjectNode();
    describe(body, result);
    body.remove("status");
    return Wire.write(body);
  }

  private static boolean refused(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED, UNCHANGED -> false;
      case REJECTED, IGNORED -> true;
    };
  }

  private static Problem rejected(Reason reason) {
    return Problem.of(409, "order-rejected", "Order rejected", sentence(reason));
  }

  private static Problem notStored(OrderResult.NotStored it) {
    return Problem.of(
        422,
        "not-stored",
        "Not stored",
        it.detail().orElseGet(() -> sentence(it.reason()))
            + " The feature is absent again; nothing of it is kept.");
  }

  private static Problem unknown() {
    return Problem.of(
        503,
        "order-unknown",
        "Not known",
        "It is not known whether the order was recorded. Look at the installation before you give"
            + " it again.");
  }

  private static String sentence(Reason reason) {
    return SENTENCES.getOrDefault(reason, "The order was refused.") + " (" + reason + ")";
  }

  private static Map<Reason, String> sentences() {
    Map<Reason, String> all = new EnumMap<>(Reason.class);
    all.put(Reason.NOT_INSTALLED, "Nothing is installed.");
    all.put(Reason.ALREADY_INSTALLED, "An installation with other credentials is there.");
    all.put(Reason.BUSY, "Something else is under way; try again when it has ended.");
    all.put(Reason.BEING_UNINSTALLED, "It is being uninstalled.");
    all.put(Reason.FEATURE_UNKNOWN, "The feature is not known.");
    all.put(Reason.VERSION_NOT_LOADED, "That manifest version is not loaded.");
    all.put(Reason.REQUIRED_SETTING_MISSING, "A required setting has no value.");
    all.put(Reason.LATE_COMMAND, "A removal came after the order was given.");
    all.put(Reason.OTHER_GENERATION, "Another generation is meant than the current one.");
    all.put(Reason.NOT_STORED, "Its settings and credentials are not stored yet.");
    all.put(Reason.OVERRIDE_NEEDED, "It needs the override.");
    all.put(Reason.NO_CALLBACK, "There is no callback that could be made once more.");
    all.put(Reason.CALLBACK_UNDER_WAY, "A callback of its kind is still being tried.");
    all.put(
        Reason.CALLBACK_OUTDATED, "The callback would say what is not so any more; see override.");
    all.put(Reason.NO_PROVISIONING, "The vendor has no part in it.");
    all.put(Reason.NOTHING_OUTSTANDING, "The vendor was asked for nothing.");
    all.put(Reason.STORING_TIMED_OUT, "It was not stored in time.");
    all.put(Reason.SETTINGS_INVALID, "It could not be stored.");
    return Map.copyOf(all);
  }
}
