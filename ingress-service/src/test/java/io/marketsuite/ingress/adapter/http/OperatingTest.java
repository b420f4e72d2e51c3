package io.marketsuite.ingress.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.ingress.support.IngressClient;
import io.marketsuite.ingress.support.Issuer;
import io.marketsuite.ingress.support.RawHttp;
import io.marketsuite.ingress.support.StartedServer;
import io.marketsuite.testsupport.Deadline;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators and clients see of the service itself. */
@IngressTest
class OperatingTest {
  @TestHTTPResource URI base;

  @TestHTTPResource(management = true)
  URI management;

  @Inject StartedServer server;

  private HttpResponse<String> get(URI root, String path) {
    URI origin = URI.create(root.getScheme() + "://" + root.getAuthority());
    IngressClient client = new IngressClient(origin);
    return client.send(client.to(path).GET().build());
  }

  @Test
  void the_version_is_public() {
    HttpResponse<String> response = get(base, "/api/v1/version");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("\"api_version\":\"v1\"", "\"build_version\":\"", "\"schema_version\":1");
  }

  @Test
  void it_is_ready_once_both_readers_are_at_the_end() {
    Deadline.in(Duration.ofSeconds(20))
        .await(
            () -> get(management, "/q/health/ready").statusCode() == 200,
            () -> get(management, "/q/health/ready").body());

    String body = get(management, "/q/health/ready").body();
    assertThat(body).contains("\"outcomes\": true", "\"installations\": true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/features/partner/management",
        "/features/management",
        "/telemetry/v1/events",
        "/api/v1/version",
        "/oauth2/callback/telemetry-etl",
        "/q/openapi"
      })
  void what_the_public_may_call_is_not_on_the_management_port(String path) {
    List<String> token = List.of("Authorization: Bearer " + Issuer.tenantToken("operating"));
    for (String method : List.of("GET", "POST")) {
      RawHttp.Answer answer = RawHttp.send(management, RawHttp.request(method, path, token, "{}"));

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).doesNotContain("/problems/");
    }
  }

  @Test
  void nobody_can_invent_a_metric_by_inventing_a_path() {
    String invented = "/invented-" + UUID.randomUUID();
    RawHttp.send(base, "GET " + invented + " HTTP/1.1\r\n\r\n");
    RawHttp.send(base, "GET /x" + invented + "?%zz HTTP/1.1\r\nHost: a\r\n\r\n");
    RawHttp.send(base, RawHttp.request("GET", invented, List.of(), ""));
    RawHttp.send(base, RawHttp.request("GET", "/features" + invented + "/x;y", List.of(), ""));
    RawHttp.send(base, RawHttp.post("/features" + invented + "/management", List.of(), "{}"));

    assertThat(get(management, "/q/metrics").body())
        .contains("uri=\"/features/{featureId}/management\"", "uri=\"/other\"")
        .doesNotContain("invented");
  }

  @Test
  void the_public_server_ends_unanswered_connections_and_upgrades_none() throws Exception {
    HttpServerOptions options = server.options().get(20, TimeUnit.SECONDS);

    assertThat(options.getWriteIdleTimeout()).isEqualTo(75_000);
    assertThat(options.getIdleTimeoutUnit()).isEqualTo(TimeUnit.MILLISECONDS);
    assertThat(options.isHttp2ClearTextEnabled()).isFalse();
    assertThat(options.getMaxHeaderSize()).isEqualTo(16 * 1024);
  }

  @Test
  void whose_tokens_are_believed_is_told_with_the_health() {
    String body = get(management, "/q/health/ready").body();

    assertThat(body).contains("\"name\": \"identity\"", "\"rules\": \"from-file\"", "\"hosts\": 2");
  }

  @Test
  void the_verifiers_own_counters_are_metrics() {
    assertThat(get(management, "/q/metrics").body())
        .contains("token_verifier_hosts 2.0")
        .contains("token_verifier_key_fetches_total{what=\"withheld\"}")
        .contains("token_verifier_signatures_total{remembered=\"hit\"}");
  }

  @Test
  void refusals_are_counted_by_reason() {
    get(base, "/nowhere");
    get(base, "/nowhere//else");

    assertThat(get(management, "/q/metrics").body())
        .contains("inbound_refusals_total{check=\"target_empty_segment\"}")
        .contains("ingress_refusals_total{reason=\"unknown_route\",route=\"other\"}")
        .contains("ingress_in_flight{route=\"management\"}");
  }
}
