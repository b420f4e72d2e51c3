package io.marketsuite.ingress.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.ingress.support.IngressClient;
import io.marketsuite.testsupport.Deadline;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What operators and clients see of the service itself. */
@IngressTest
class OperatingTest {
  @TestHTTPResource URI base;

  @TestHTTPResource(management = true)
  URI management;

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

  @Test
  void whose_tokens_are_believed_is_told_with_the_health() {
    String body = get(management, "/q/health/ready").body();

    assertThat(body).contains("\"name\": \"identity\"", "\"rules\": \"from-file\"", "\"hosts\": 1");
  }

  @Test
  void the_verifiers_own_counters_are_metrics() {
    assertThat(get(management, "/q/metrics").body())
        .contains("token_verifier_hosts 1.0")
        .contains("token_verifier_key_fetches_total{what=\"withheld\"}")
        .contains("token_verifier_signatures_total{remembered=\"hit\"}");
  }

  @Test
  void refusals_are_counted_by_reason() {
    get(base, "/nowhere");

    assertThat(get(management, "/q/metrics").body())
        .contains("ingress_refusals_total{reason=\"unknown_route\",route=\"other\"}")
        .contains("ingress_in_flight{route=\"management\"}");
  }
}
