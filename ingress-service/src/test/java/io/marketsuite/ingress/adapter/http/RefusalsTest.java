package io.marketsuite.ingress.adapter.http;

import static io.marketsuite.ingress.support.IngressClient.CALLBACK;
import static io.marketsuite.ingress.support.IngressClient.MANAGEMENT;
import static io.marketsuite.ingress.support.IngressClient.bare;
import static io.marketsuite.ingress.support.IngressClient.cleanup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.marketsuite.ingress.support.IngressClient;
import io.marketsuite.ingress.support.Issuer;
import io.marketsuite.ingress.support.Written;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything malformed gets a clear problem and leaves nothing, neither in Kafka nor in a table.
 */
@IngressTest
class RefusalsTest {
  private static final String TENANT = "refused";

  @TestHTTPResource URI base;
  @Inject MeterRegistry meters;

  private IngressClient ingress;
  private Written before;

  @BeforeEach
  void count() {
    ingress = new IngressClient(base);
    before = Written.now();
  }

  @AfterEach
  void nothing_was_written() {
    assertThat(Written.now()).isEqualTo(before);
  }

  private static void assertProblem(HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body())
        .contains("\"type\":\"/problems/" + type + "\"", "\"status\":" + status, "\"detail\":\"");
    assertThat(response.headers().firstValue("Command-Id")).isEmpty();
  }

  private static String withUrl(String url) {
    return bare("FeatureActivateCommand").replace(CALLBACK, url);
  }

  private static String payload(String kind, String payload) {
    return "{\"_kind\":\"%s\",\"callbackUrl\":\"%s\",\"payload\":%s}"
        .formatted(kind, CALLBACK, payload);
  }

  static Stream<Arguments> bodies() {
    String create = "FeatureCreateCommand";
    String update = "FeatureUpdateCommand";
    String upgrade = "FeatureUpgradeCommand";
    return Stream.of(
        arguments("an empty body", "", 400, "malformed-json"),
        arguments("no JSON", "{", 400, "malformed-json"),
        arguments("a trailing token", bare("FeatureActivateCommand") + "{}", 400, "malformed-json"),
        arguments(
            "a duplicate key",
            "{\"_kind\":\"FeatureActivateCommand\",\"_kind\":\"FeatureDeleteCommand\"}",
            400,
            "malformed-json"),
        arguments(
            "a duplicate key deep down",
            payload(update, "{\"settings\":{\"backend\":{\"apiKey\":\"a\",\"apiKey\":\"b\"}}}"),
            400,
            "malformed-json"),
        arguments(
            "half a character",
            payload(update, "{\"settings\":{\"backend\":{\"apiKey\":\"\\ud800\"}}}"),
            400,
            "malformed-json"),
        arguments("33 levels", "[".repeat(33) + "]".repeat(33), 400, "malformed-json"),
        arguments("an array", "[]", 400, "unknown-kind"),
        arguments("null", "null", 400, "unknown-kind"),
        arguments("no kind", "{}", 400, "unknown-kind"),
        arguments("an unknown kind", bare("FeatureExplodeCommand"), 400, "unknown-kind"),
        arguments("another case", bare("featureactivatecommand"), 400, "unknown-kind"),
        arguments("a number as kind", "{\"_kind\":7}", 400, "unknown-kind"),
        arguments(
            "a payload that is a list",
            payload("FeatureActivateCommand", "[]"),
            400,
            "invalid-payload"),
        arguments("a null payload", payload(create, "null"), 400, "invalid-payload"),
        arguments("no payload", "{\"_kind\":\"FeatureCreateCommand\"}", 400, "invalid-payload"),
        arguments(
            "settings that are a list",
            payload(create, "{\"settings\":[]}"),
            400,
            "invalid-payload"),
        arguments("an update without settings", payload(update, "{}"), 400, "invalid-payload"),
        arguments(
            "credentials that are a list",
            payload(create, "{\"clientCredentials\":[]}"),
            400,
            "invalid-payload"),
        arguments(
            "a client without an id",
            payload(create, "{\"clientCredentials\":{\"backend\":{\"clientSecret\":\"s\"}}}"),
            400,
            "invalid-payload"),
        arguments(
            "a client without a secret",
            payload(create, "{\"clientCredentials\":{\"backend\":{\"clientId\":\"c\"}}}"),
            400,
            "invalid-payload"),
        arguments(
            "a public client that is a text",
            payload(create, "{\"publicClients\":{\"frontend\":\"c\"}}"),
            400,
            "invalid-payload"),
        arguments(
            "a service id with a slash",
            payload(create, "{\"publicClients\":{\"a/b\":{\"clientId\":\"c\"}}}"),
            400,
            "invalid-payload"),
        arguments("an upgrade without versions", payload(upgrade, "{}"), 400, "invalid-payload"),
        arguments(
            "an upgrade to no number",
            payload(upgrade, "{\"oldVersion\":\"1\",\"newVersion\":\"two\"}"),
            400,
            "invalid-payload"),
        arguments(
            "no callback URL",
            "{\"_kind\":\"FeatureActivateCommand\",\"payload\":{}}",
            400,
            "callback-url-refused"),
        arguments(
            "a null callback URL",
            "{\"_kind\":\"FeatureActivateCommand\",\"callbackUrl\":null,\"payload\":{}}",
            400,
            "callback-url-refused"),
        arguments(
            "a foreign callback URL",
            withUrl("https://evil.example/callback"),
            400,
            "callback-url-refused"),
        arguments(
            "a plain callback URL",
            withUrl("http://api.carerix.io/callback"),
            400,
            "callback-url-refused"),
        arguments(
            "a setting of the wrong type",
            payload(update, "{\"settings\":{\"backend\":{\"enabled\":\"yes\"}}}"),
            422,
            "settings-invalid"),
        arguments(
            "a line break",
            payload(update, "{\"settings\":{\"backend\":{\"apiKey\":\"a\\nb\"}}}"),
            422,
            "settings-invalid"),
        arguments(
            "an unknown option",
            payload(update, "{\"settings\":{\"backend\":{\"mode\":\"slow\"}}}"),
            422,
            "settings-invalid"),
        arguments(
            "an unknown setting",
            payload(create, "{\"settings\":{\"backend\":{\"colour\":\"red\"}}}"),
            422,
            "settings-invalid"),
        arguments(
            "an unknown service",
            payload(create, "{\"settings\":{\"elsewhere\":{\"apiKey\":\"a\"}}}"),
            422,
            "settings-invalid"),
        arguments(
            "a service that is a text",
            payload(update, "{\"settings\":{\"backend\":\"a\"}}"),
            422,
            "settings-invalid"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void a_malformed_command_is_refused(String what, String body, int status, String type) {
    assertProblem(ingress.command(Issuer.tenantToken(TENANT), body), status, type);
  }

  @Test
  void an_unknown_kind_is_counted() {
    double before = unknownKinds();

    ingress.command(Issuer.tenantToken(TENANT), bare("FeatureExplodeCommand"));

    assertThat(unknownKinds()).isEqualTo(before + 1);
  }

  private double unknownKinds() {
    return meters
        .counter("ingress.refusals", "route", "management", "reason", "unknown_kind")
        .count();
  }

  @Test
  void a_refused_setting_is_explained_in_the_released_versions_words_without_its_value() {
    HttpResponse<String> response =
        ingress.command(
            Issuer.tenantToken(TENANT),
            payload(
                "FeatureUpdateCommand",
                "{\"settings\":{\"backend\":{\"mode\":\"value-canary\"}}}"));

    assertThat(response.body())
        .contains("Setting 'backend.mode' must be one of: fast, safe.")
        .doesNotContain("value-canary");
  }

  @Test
  void a_tenant_that_could_not_be_a_key_is_refused() {
    for (String tenant : List.of("", " ", "a/b", "../x", "a\\u0000", "ä", "-a")) {
      assertProblem(ingress.command(Issuer.masterToken(), cleanup(tenant)), 400, "invalid-payload");
    }
  }

  @Test
  void an_unknown_feature_is_a_404() {
    BodyPublisher body = BodyPublishers.ofString(bare("FeatureActivateCommand"));
    for (String feature : List.of("other", "PARTNER", "partner2", "a".repeat(99))) {
      assertProblem(
          ingress.post(
              "/features/" + feature + "/management",
              Issuer.tenantToken(TENANT),
              "application/json",
              body),
          404,
          "unknown-feature");
    }
  }

  @Test
  void a_feature_that_is_not_written_plainly_is_nowhere() {
    BodyPublisher body = BodyPublishers.ofString(bare("FeatureActivateCommand"));
    for (String feature : List.of("partner%2F", "%70artner")) {
      assertProblem(
          ingress.post(
              "/features/" + feature + "/management",
              Issuer.tenantToken(TENANT),
              "application/json",
              body),
          404,
          "unknown-route");
    }
  }

  @Test
  void another_path_or_method_is_a_problem_too() {
    BodyPublisher body = BodyPublishers.ofString("{}");
    HttpResponse<String> get = ingress.send(ingress.to(MANAGEMENT).GET().build());

    assertProblem(get, 405, "method-not-allowed");
    assertThat(get.headers().firstValue("Allow")).contains("POST");
    for (String path : List.of("/", "/features", "/rpc", "/webhooks/x", "/features/partner")) {
      assertProblem(
          ingress.post(path, Issuer.tenantToken(TENANT), "application/json", body),
          404,
          "unknown-route");
    }
  }

  @Test
  void another_content_type_or_encoding_is_refused_before_the_token_is_looked_at() {
    String body = bare("FeatureActivateCommand");

    assertProblem(
        ingress.post(MANAGEMENT, "bad", "text/plain", BodyPublishers.ofString(body)),
        415,
        "unsupported-media-type");
    assertProblem(
        ingress.send(
            ingress
                .to(MANAGEMENT)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(body))
                .build()),
        415,
        "unsupported-media-type");
  }

  @Test
  void a_body_above_the_limit_is_refused_whether_or_not_it_is_announced() {
    byte[] large = new byte[256 * 1024 + 1];
    Collection<byte[]> parts = List.of(large, new byte[1000]);

    assertProblem(
        ingress.post(MANAGEMENT, "bad", "application/json", BodyPublishers.ofByteArray(large)),
        413,
        "body-too-large");
    assertProblem(
        ingress.post(MANAGEMENT, "bad", "application/json", BodyPublishers.ofByteArrays(parts)),
        413,
        "body-too-large");
  }

  @Test
  void another_encoding_of_the_text_is_refused() {
    String token = Issuer.tenantToken(TENANT);
    byte[] utf16 = bare("FeatureActivateCommand").getBytes(StandardCharsets.UTF_16);
    byte[] latin1 = "{\"_kind\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

    for (byte[] body : List.of(utf16, latin1)) {
      assertProblem(
          ingress.post(MANAGEMENT, token, "application/json", BodyPublishers.ofByteArray(body)),
          400,
          "malformed-json");
    }
  }
}
