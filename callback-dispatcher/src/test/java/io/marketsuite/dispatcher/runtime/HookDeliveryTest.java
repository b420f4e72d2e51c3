package io.marketsuite.dispatcher.runtime;

import static io.marketsuite.contracts.lifecycle.CommandKind.CREATE;
import static io.marketsuite.contracts.lifecycle.CommandKind.DELETE;
import static io.marketsuite.dispatcher.StubServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.ProvisioningCancelled;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.dispatcher.StubServer.Received;
import io.marketsuite.dispatcher.StubServer.Reply;
import io.marketsuite.dispatcher.config.DispatcherRuntime;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The vendor's hook, called for real. */
class HookDeliveryTest {
  private final Rig rig = new Rig();
  private DispatcherRuntime runtime;

  @AfterEach
  void stop() {
    if (runtime != null) {
      runtime.close();
    }
    rig.close();
  }

  private ProvisioningRequest ask(String id, CommandKind kind, Instant deadline) {
    return ask(id, kind, deadline, ProvisioningDelivery.HTTP);
  }

  private ProvisioningRequest ask(
      String id, CommandKind kind, Instant deadline, ProvisioningDelivery delivery) {
    ProvisioningRequest request =
        new ProvisioningRequest(
            1,
            id,
            "acme",
            "partner",
            1,
            kind,
            delivery,
            "https://id.carerix.io/auth/realms/acme",
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            "https://suite.example/settings",
            "https://suite.example/token",
            deadline);
    rig.produce(rig.topics.provisioningRequests(), "acme", request);
    return request;
  }

  private ProvisioningResult awaitResult(String id) {
    String value =
        rig.kafka()
            .awaitRecord(
                rig.topics.provisioningResults(), r -> r.value().contains("\"" + id + "\""))
            .value();
    return Wire.read(value.getBytes(StandardCharsets.UTF_8), ProvisioningResult.class);
  }

  private String awaitEnding(String id) {
    return rig.kafka()
        .awaitRecord(
            rig.topics.provisioningAttempts(),
            r -> r.value().contains("provisioning_ended") && r.value().contains("\"" + id + "\""))
        .value();
  }

  private static Instant inAnHour() {
    return Instant.now().plusSeconds(3600);
  }

  @Test
  void a_request_is_sent_as_a_signed_cloud_event_and_200_is_its_success() throws Exception {
    runtime = rig.start();
    ProvisioningRequest request = ask("r-1", CREATE, inAnHour());
    assertThat(awaitResult("r-1"))
        .isEqualTo(
            new ProvisioningResult(
                1, "r-1", "acme", "partner", ProvisioningStatus.SUCCESS, Optional.empty()));
    assertThat(awaitEnding("r-1")).contains("DELIVERED").contains("\"attempts\":1");

    Received received = rig.stub.received(Rig.HOOK).getFirst();
    assertThat(received.headers())
        .containsEntry("content-type", "application/cloudevents+json")
        .containsEntry("webhook-id", "r-1")
        .containsEntry("webhook-signature", signature(received));
    JsonNode event = Wire.mapper().readTree(received.body());
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(event.path("id").asText()).isEqualTo("r-1");
    assertThat(event.path("type").asText()).isEqualTo("marketplace.provisioning.requested.v1");
    assertThat(Wire.mapper().treeToValue(event.path("data"), ProvisioningRequest.class))
        .isEqualTo(request);
  }

  /** As a vendor would compute it, from the published description. */
  private static String signature(Received received) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(Rig.SECRET.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed =
        received.headers().get("webhook-id")
            + "."
            + received.headers().get("webhook-timestamp")
            + "."
            + received.body();
    return "v1,"
        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_202_is_delivered_and_its_result_is_left_to_the_vendor() {
    rig.stub.script(Rig.HOOK, status(202));
    runtime = rig.start();
    ask("r-2", CREATE, inAnHour());
    assertThat(awaitEnding("r-2")).contains("DELIVERED");
    assertThat(rig.kafka().records(rig.topics.provisioningResults())).isEmpty();
  }

  @Test
  void a_4xx_is_the_vendors_failure_with_its_detail() {
    rig.stub.script(
        Rig.HOOK,
        new Reply.Status(422, Map.of(), "{\"detail\":\"The tenant's plan has no seats left\"}"));
    runtime = rig.start();
    ask("r-3", CREATE, inAnHour());
    assertThat(awaitResult("r-3"))
        .matches(r -> r.status() == ProvisioningStatus.FAILED)
        .matches(r -> r.detail().equals(Optional.of("The tenant's plan has no seats left")));
    assertThat(awaitEnding("r-3")).contains("REFUSED");
  }

  @Test
  void other_failures_are_repeated_with_the_same_id_and_body() {
    rig.stub.script(Rig.HOOK, status(503), status(429), new Reply.Drop());
    runtime = rig.start();
    ask("r-4", CREATE, inAnHour());
    assertThat(awaitResult("r-4").status()).isEqualTo(ProvisioningStatus.SUCCESS);
    assertThat(awaitEnding("r-4")).contains("\"attempts\":4");
    List<Received> received = rig.stub.received(Rig.HOOK);
    assertThat(received).hasSize(4);
    assertThat(received).extracting(Received::body).containsOnly(received.getFirst().body());
    assertThat(received).extracting(r -> r.headers().get("webhook-id")).containsOnly("r-4");
    rig.awaitParked(0);
  }

  @Test
  void after_its_deadline_it_becomes_a_dead_letter() {
    rig.stub.always(Rig.HOOK, status(500));
    runtime = rig.start();
    ProvisioningRequest request = ask("r-5", CREATE, Instant.now().plusMillis(1200));
    assertThat(awaitEnding("r-5")).contains("DEAD_LETTERED");
    ConsumerRecord<String, String> copy =
        rig.kafka().awaitRecord(rig.topics.provisioningDeadLetters(), _ -> true);
    assertThat(copy.value()).isEqualTo(Rig.json(request));
    assertThat(rig.kafka().records(rig.topics.provisioningResults())).isEmpty();
  }

  @Test
  void a_cancellation_ends_a_parked_request_but_not_a_deprovisioning() {
    rig.stub.always(Rig.HOOK, status(500));
    runtime = rig.start();
    ask("r-6", DELETE, inAnHour());
    rig.awaitParked(1);
    ask("r-7", CREATE, inAnHour());
    rig.produce(
        rig.topics.provisioningRequests(),
        "acme",
        new ProvisioningCancelled(1, "r-6", "acme", "partner", 1));
    rig.produce(
        rig.topics.provisioningRequests(),
        "acme",
        new ProvisioningCancelled(1, "r-7", "acme", "partner", 1));
    assertThat(awaitEnding("r-7")).contains("SUPERSEDED");
    rig.awaitParked(1);
    rig.stub.always(Rig.HOOK, status(200));
    assertThat(awaitResult("r-6").status()).isEqualTo(ProvisioningStatus.SUCCESS);
    assertThat(rig.stub.received(Rig.HOOK))
        .extracting(r -> r.headers().get("webhook-id"))
        .containsOnly("r-6");
  }

  @Test
  void requests_that_the_vendor_consumes_from_kafka_are_left_alone() {
    runtime = rig.start();
    ask("r-8", CREATE, inAnHour(), ProvisioningDelivery.KAFKA);
    ask("r-9", CREATE, inAnHour());
    awaitResult("r-9");
    rig.awaitLagZero(rig.topics.provisioningRequests());
    assertThat(rig.stub.received(Rig.HOOK))
        .extracting(r -> r.headers().get("webhook-id"))
        .containsExactly("r-9");
  }
}
