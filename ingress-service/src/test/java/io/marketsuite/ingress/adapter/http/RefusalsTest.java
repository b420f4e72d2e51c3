package io.marketsuite.ingress.adapter.http;

import static io.marketsuite.ingress.support.IngressClient.CALLBACK;
import static io.marketsuite.ingress.support.IngressClient.MANAGEMENT;
import static io.marketsuite.ingress.support.IngressClient.bare;
import static io.marketsuite.ingress.support.IngressClient.cleanup;
import static io.marketsuite.ingress.support.IngressClient.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.marketsuite.contracts.Topics;
import io.marketsuite.ingress.support.IngressClient;
import io.marketsuite.ingress.support.Issuer;
import io.marketsuite.testsupport.TestKafka;
import io.marketsuite.testsupport.TestPostgres;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
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

  private IngressClient ingress;
  private long recordsBefore;
  private long keysBefore;

  @BeforeEach
  void count() throws Exception {
    ingress = new IngressClient(base);
    recordsBefore = records();
    keysBefore = keys();
  }

  @AfterEach
  void nothing_was_written() throws Exception {
    assertThat(records()).as("records of the command topic").isEqualTo(recordsBefore);
    assertThat(keys()).as("rows of command_key").isEqualTo(keysBefore);
  }

  private static long records() throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers()))) {
      Map<TopicPartition, OffsetSpec> latest =
          Map.of(
              new TopicPartition(Topics.COMMANDS, 0), OffsetSpec.latest(),
              new TopicPartition(Topics.COMMANDS, 1), OffsetSpec.latest(),
              new TopicPartition(Topics.COMMANDS, 2), OffsetSpec.latest());
      return admin.listOffsets(latest).all().get().values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    }
  }

  private static long keys() throws SQLException {
    try (Connection connection = TestPostgres.shared().superuser("settings").connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM command_key")) {
      rows.next();
      return rows.getLong(1);
    }
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

  static Stream<Arguments> tokens() {
    Instant now = Instant.now();
    return Stream.of(
        arguments("no JWT", "abc"),
        arguments("an empty token", ""),
        arguments("a forged signature", forged()),
        arguments("an expired token", changed("exp", now.minusSeconds(120).getEpochSecond())),
        arguments("one from the future", changed("iat", now.plusSeconds(600).getEpochSecond())),
        arguments("another client's", changed("azp", "other.apps.carerix.io")),
        arguments("an ID token", changed("typ", "ID")),
        arguments("a foreign issuer", changed("iss", "https://id.evil.example/auth/realms/x")),
        arguments("another tenant's name", changed("tenant", "someone-else")),
        arguments("no expiry", changed("exp", null)));
  }

  private static String changed(String claim, Object value) {
    Map<String, Object> claims = Issuer.claims(TENANT, "features.apps.carerix.io");
    if (value == null) {
      claims.remove(claim);
    } else {
      claims.put(claim, value);
    }
    return Issuer.token(claims);
  }

  private static String forged() {
    String good = Issuer.tenantToken(TENANT);
    String other = Issuer.tenantToken("someone-else");
    return good.substring(0, good.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
  }

  private static void assertUnauthorized(HttpResponse<String> response) {
    assertProblem(response, 401, "unauthorized");
    assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(response.body())
        .isEqualTo(
            "{\"type\":\"/problems/unauthorized\",\"status\":401,\"title\":\"Unauthorized\","
                + "\"detail\":\"A valid access token is required.\"}");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokens")
  void every_bad_token_gets_the_same_401(String what, String token) {
    assertUnauthorized(ingress.command(token, bare("FeatureActivateCommand")));
  }

  @Test
  void a_request_without_a_token_or_with_two_gets_the_same_401() {
    BodyPublisher body = BodyPublishers.ofString(bare("FeatureActivateCommand"));
    HttpRequest.Builder request =
        ingress.to(MANAGEMENT).header("Content-Type", "application/json").POST(body);

    assertUnauthorized(ingress.send(request.copy().build()));
    assertUnauthorized(ingress.send(request.copy().header("Authorization", "Basic eDp5").build()));
    assertUnauthorized(
        ingress.send(
            request
                .copy()
                .header("Authorization", "Bearer " + Issuer.tenantToken(TENANT))
                .header("Authorization", "Bearer " + Issuer.tenantToken(TENANT))
                .build()));
  }

  @Test
  void the_master_token_orders_a_cleanup_and_nothing_else() {
    assertUnauthorized(ingress.command(Issuer.masterToken(), create("key", "secret")));
    assertUnauthorized(ingress.command(Issuer.tenantToken(TENANT), cleanup(TENANT)));
  }

  @Test
  void an_unknown_feature_is_a_404() {
    BodyPublisher body = BodyPublishers.ofString(bare("FeatureActivateCommand"));
    for (String feature : List.of("other", "PARTNER", "partner%2F", "%70artner2", "a".repeat(99))) {
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
