package io.marketsuite.lifecycle.adapter.http;

import static io.marketsuite.lifecycle.adapter.http.Api.as;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.testsupport.TestKafka;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Operators' orders by HTTP, and settings-service's answers to what they have stored. */
final class Orders {
  static final String IMPORT = "/api/v1/installations/import";

  private Orders() {}

  static String repairs(String tenant) {
    return Api.FEATURES + "/" + tenant + "/partner/repairs";
  }

  /** A tenant that no other test knows, as the marketplace spells it. */
  static String tenant() {
    return "Order" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** An import that is taken. */
  static String installation(String tenant, String status) {
    return """
        {"tenant":"%1$s","feature_id":"partner","status":"%2$s",
         "issuer":"https://id.example/auth/realms/%1$s",
         "settings":{"backend":{"inputExample":"canary-value"}},
         "client_credentials":{"backend":{"client_id":"b-%1$s","client_secret":"canary-secret"}},
         "public_clients":{"frontend":{"client_id":"f-%1$s"}},
         "reason":"canary-reason of %1$s"}"""
        .formatted(tenant, status);
  }

  static Response post(String path, String body) {
    return as("operator").contentType("application/json").body(body).post(path);
  }

  /** Imports while settings-service answers so for each of these tenants. */
  static Response imported(String body, StoreResult result, String... tenants) {
    CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> post(IMPORT, body));
    for (String tenant : tenants) {
      answerStore(tenant, result);
    }
    return answer.join();
  }

  /** Answers the request to store that a tenant's import made. */
  static void answerStore(String tenant, StoreResult result) {
    String tenantId = tenant.toLowerCase(java.util.Locale.ROOT);
    String key = tenantId + "/partner";
    DecisionRecord decision =
        Wire.read(
            TestKafka.shared()
                .awaitRecord(
                    Topics.EVENTS,
                    it -> key.equals(it.key()) && it.value().contains("\"storing_requested\""))
                .value()
                .getBytes(StandardCharsets.UTF_8),
            DecisionRecord.class);
    StoringRequested request =
        decision.events().stream()
            .filter(StoringRequested.class::isInstance)
            .map(StoringRequested.class::cast)
            .findFirst()
            .orElseThrow();
    StoreAnswered stored =
        new StoreAnswered(
            1,
            request.commandId(),
            tenantId,
            "partner",
            request.generation(),
            result,
            result == StoreResult.INVALID ? Optional.of("It is not valid.") : Optional.empty());
    TestKafka.shared()
        .produce(Topics.STORED, key, new String(Wire.write(stored), StandardCharsets.UTF_8));
  }

  static String array(String... installations) {
    return "[" + String.join(",", List.of(installations)) + "]";
  }
}
