package io.marketsuite.ingress.adapter.http;

import static io.marketsuite.ingress.support.IngressClient.MANAGEMENT;
import static io.marketsuite.ingress.support.IngressClient.bare;
import static io.marketsuite.ingress.support.IngressClient.cleanup;
import static io.marketsuite.ingress.support.IngressClient.create;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.ingress.adapter.kafka.InstallationView;
import io.marketsuite.ingress.support.IngressClient;
import io.marketsuite.ingress.support.Issuer;
import io.marketsuite.ingress.support.Log;
import io.marketsuite.ingress.support.Processor;
import io.marketsuite.ingress.support.RawHttp;
import io.marketsuite.ingress.support.WarmIngress;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.TestKafka;
import io.marketsuite.testsupport.openapi.OpenApiContract;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document that is served says what the service does, all of it and no more. */
@IngressTest
class OpenApiTest {
  private static final String SHORT = "/features/management";
  private static final String EVENTS = "/telemetry/v1/events";
  private static final String JSON = "application/json";
  private static final String EVENT = "application/cloudevents+json";
  private static final String TENANT = "documented";

  @TestHTTPResource URI base;
  @Inject InstallationView installations;

  private IngressClient ingress;
  private OpenApiContract contract;

  @BeforeEach
  void start() {
    ingress = new IngressClient(base);
    contract = OpenApiContract.of(get("/q/openapi?format=json").body());
    WarmIngress.await(ingress);
  }

  private HttpResponse<String> get(String path) {
    return ingress.send(ingress.to(path).GET().build());
  }

  @Test
  void the_document_is_the_same_in_both_formats() throws IOException {
    HttpResponse<String> yaml = get("/q/openapi");
    HttpResponse<String> json = get("/q/openapi?format=json");

    assertThat(yaml.headers().firstValue("Content-Type")).contains("application/yaml");
    assertThat(new YAMLMapper().readTree(yaml.body()))
        .isEqualTo(Wire.mapper().readTree(json.body()));
  }

  @Test
  void each_declared_answer_is_given() {
    commands(MANAGEMENT, "t1-" + TENANT);
    commands(SHORT, "t2-" + TENANT);
    telemetry();
    publicRoutes();
    except();

    contract.assertAllObserved();
  }

  private void see(HttpResponse<String> answer) {
    contract.check(
        answer.request().method(),
        answer.request().uri().getRawPath(),
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
  }

  private void post(String path, String token, String type, String body) {
    see(ingress.post(path, token, type, BodyPublishers.ofString(body)));
  }

  private void raw(String method, String path, String request) {
    RawHttp.Answer answer = RawHttp.send(base, request);
    contract.check(
        method, path, answer.status(), answer.header("Content-Type").orElse(""), answer.body());
  }

  private void commands(String path, String tenant) {
    String token = Issuer.tenantToken(tenant);
    try (Processor processor = Processor.start(TestKafka.shared().bootstrapServers())) {
      processor.tell(tenant, command -> List.of(Processor.completed(command)));
      post(path, token, JSON, bare("FeatureActivateCommand"));
      processor.tell(tenant, command -> List.of(Processor.accepted(command)));
      post(path, token, JSON, create("key", "secret"));
      processor.tell(tenant, command -> List.of(Processor.rejected(command, Reason.NOT_INSTALLED)));
      post(path, token, JSON, bare("FeatureActivateCommand"));
    }
    // Nobody decides any more.
    post(path, token, JSON, bare("FeatureActivateCommand"));
    post(path, token, JSON, "{");
    post(path, Issuer.masterToken(), JSON, cleanup("a/b"));
    post(path, "bad", JSON, "{}");
    post(path, "bad", "text/plain", "{}");
    post(path, "bad", JSON, "x".repeat(300_000));
    post(path, token, JSON, unknownSetting());
  }

  private static String unknownSetting() {
    return bare("FeatureUpdateCommand").replace("{}", "{\"settings\":{\"backend\":{\"x\":1}}}");
  }

  private void telemetry() {
    new Log(TENANT).installed(FeatureStatus.ACTIVATED);
    Deadline.in(Duration.ofSeconds(20))
        .await(
            () -> installations.find(TENANT, "partner").isPresent(),
            () -> "the installation is not known to the ingress");
    String token = Issuer.clientToken(TENANT, "backend-" + TENANT);
    String good = event(TENANT, ",\"action\":\"x\"");
    post(EVENTS, token, EVENT, good);
    post(EVENTS, token, "application/cloudevents-batch+json", "[" + good + ",7]");
    post(EVENTS, token, EVENT, "{}");
    post(EVENTS, "bad", EVENT, good);
    post(EVENTS, token, EVENT, event("somebody", ",\"action\":\"x\""));
    post(EVENTS, token, EVENT, event(TENANT, ""));
    post(EVENTS, token, EVENT, event(TENANT, ",\"action\":\"x\",\"user_id\":\"u\""));
    post(EVENTS, token, "text/plain", good);
    post(EVENTS, token, EVENT, "x".repeat(300_000));
  }

  private static String event(String tenant, String fields) {
    return """
        {"specversion":"1.0","id":"1","source":"/vendor","type":"marketplace.activity.v1",
         "time":"2026-01-02T03:04:05Z","data":{"tenant_id":"%s","feature_id":"partner"%s}}
        """
        .formatted(tenant, fields);
  }

  private void publicRoutes() {
    see(get("/api/v1/version"));
    see(get("/q/openapi"));
    for (String path : List.of("/api/v1/version", "/q/openapi")) {
      raw("GET", path, "GET " + path + " HTTP/1.1\r\n\r\n");
    }
    see(get("/oauth2/callback/telemetry-etl?code=c&state=s"));
    see(get("/oauth2/callback/telemetry-etl?code=c&code=d"));
    see(get("/oauth2/callback/nobody"));
    post("/features/nobody/management", Issuer.tenantToken(TENANT), JSON, "{}");
    raw(
        "POST",
        MANAGEMENT,
        "POST " + MANAGEMENT + " HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{");
  }

  private void except() {
    String management = "POST /features/{featureId}/management";
    String allowList = "no allow-list is configured here; the boundary's tests have one";
    String defect = "only a defect of the service gives it";
    for (String operation : List.of(management, "POST " + SHORT)) {
      contract.except(operation, "403", allowList);
    }
    for (String operation : List.of(management, "POST " + SHORT, "POST " + EVENTS)) {
      contract.except(operation, "500", defect);
    }
    contract
        .except("POST " + SHORT, "404", "only with a second feature")
        .except("POST " + SHORT, "408", "read as on the other path")
        .except("POST " + EVENTS, "408", "read as on the management path");
  }
}
