package io.marketsuite.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.marketsuite.settings.support.Api;
import io.marketsuite.settings.support.Database;
import io.marketsuite.settings.support.Installation;
import io.marketsuite.settings.support.Tokens;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.RawHttp;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may come to the settings endpoint from where, and how many at a time. */
@QuarkusTest
@TestProfile(SettingsDoorTest.NarrowDoor.class)
class SettingsDoorTest {
  private static final String PATH = "/features/partner/settings";
  private static final String LISTED = "X-Forwarded-For: 192.0.2.7";

  /** One network of callers behind a proxy on this machine, and one read at a time. */
  public static final class NarrowDoor implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "suite.inbound.allowed-sources",
          "192.0.2.0/24",
          "suite.inbound.trusted-proxies",
          "127.0.0.1",
          "suite.limits.reads-in-flight",
          "1");
    }
  }

  private final String tenant = Installation.any().tenant();

  @TestHTTPResource URI base;
  @Inject MeterRegistry meters;

  private RawHttp.Answer read(String... headers) {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = authorization();
    return RawHttp.get(base, PATH, all);
  }

  private String authorization() {
    return "Authorization: " + Tokens.ofMarketplace(tenant).bearer();
  }

  static Stream<Arguments> sources() {
    return Stream.of(
        arguments("a listed one behind the proxy", 200, new String[] {LISTED}),
        arguments("the proxy itself", 403, new String[] {}),
        arguments("another one", 403, new String[] {"X-Forwarded-For: 198.51.100.1"}),
        arguments(
            "another one who says to be listed",
            403,
            new String[] {"X-Forwarded-For: 192.0.2.7, 198.51.100.1"}),
        arguments(
            "the same in two headers", 403, new String[] {LISTED, "X-Forwarded-For: 198.51.100.1"}),
        arguments("no address", 403, new String[] {"X-Forwarded-For: 192.0.2.7, unknown"}),
        arguments("another header", 403, new String[] {"X-Real-IP: 192.0.2.7"}),
        arguments("the standard's header", 403, new String[] {"Forwarded: for=192.0.2.7"}));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("sources")
  void only_listed_sources_come_in(String who, int status, String[] headers) {
    RawHttp.Answer answer = read(headers);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().contains("/problems/source-refused")).isEqualTo(status == 403);
    Api.contract()
        .check("GET", PATH, status, answer.header("Content-Type").orElse(null), answer.body());
  }

  @Test
  void the_vendors_routes_are_not_the_marketplaces() {
    String vendor = "Authorization: " + Tokens.ofOperator("vendor").bearer();

    RawHttp.Answer answer =
        RawHttp.get(base, "/api/v1/installations/" + tenant + "/partner/credentials", vendor);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("/problems/unknown-installation");
  }

  @Test
  void above_the_bound_a_read_is_503_before_its_token_is_looked_at() throws Exception {
    assertThat(read(LISTED).status()).isEqualTo(200);
    String good = authorization();

    CompletableFuture<RawHttp.Answer> first;
    RawHttp.Answer second;
    try (Connection connection = Database.superuser().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table generation in access exclusive mode");
      first = CompletableFuture.supplyAsync(() -> RawHttp.get(base, PATH, LISTED, good));
      Deadline.in(Duration.ofSeconds(10))
          .await(
              () -> meters.get("settings.in.flight").gauge().value() == 1,
              () -> "the first read does not take its place");
      second = RawHttp.get(base, PATH, LISTED, "Authorization: Bearer nonsense");
      connection.rollback();
    }

    assertThat(second.status()).isEqualTo(503);
    assertThat(second.header("Retry-After")).contains("2");
    assertThat(second.header("Content-Type")).contains("application/problem+json");
    assertThat(second.body()).contains("/problems/overloaded");
    assertThat(first.get().status()).isEqualTo(200);
    assertThat(read(LISTED).status()).isEqualTo(200);
    assertThat(meters.counter("settings.overloaded").count()).isEqualTo(1);
  }
}
