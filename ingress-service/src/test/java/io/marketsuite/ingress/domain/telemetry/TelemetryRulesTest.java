package io.marketsuite.ingress.domain.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.telemetry.TelemetryRules.Ruling;
import io.marketsuite.ingress.domain.telemetry.TelemetryRules.Sender;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryRulesTest {
  private static final Sender SENDER = new Sender("acme", "partner"::equals);

  private static CloudEvent event(String type, String time, Object data) {
    return new CloudEvent(
        Optional.of("1.0"),
        Optional.of("event-1"),
        Optional.of("/vendor"),
        Optional.of(type),
        Optional.of(time),
        Optional.ofNullable(data));
  }

  private static Map<String, Object> data(Object... more) {
    Map<String, Object> data = new HashMap<>(Map.of("tenant_id", "Acme", "feature_id", "partner"));
    for (int i = 0; i < more.length; i += 2) {
      data.put((String) more[i], more[i + 1]);
    }
    return data;
  }

  private static Ruling rule(String type, Object data) {
    return TelemetryRules.rule(event(type, "2026-01-02T03:04:05Z", data), SENDER);
  }

  private static ProblemType reason(Ruling ruling) {
    assertThat(ruling).isInstanceOf(Ruling.Unfit.class);
    return ((Ruling.Unfit) ruling).reason();
  }

  @Test
  void a_good_event_is_kept_under_the_verified_tenant() {
    Ruling ruling = rule("marketplace.activity.v1", data("action", "search"));

    assertThat(ruling)
        .isEqualTo(
            new Ruling.Fit(
                new TelemetryEvent(
                    "event-1",
                    "/vendor",
                    TelemetryType.ACTIVITY,
                    Instant.parse("2026-01-02T03:04:05Z"),
                    "acme",
                    "partner",
                    data("action", "search"))));
  }

  @Test
  void usage_needs_a_dimension_and_a_whole_quantity() {
    String usage = "marketplace.usage.v1";

    assertThat(rule(usage, data("dimension", "calls", "quantity", 3)))
        .isInstanceOf(Ruling.Fit.class);
    assertThat(
            rule(
                usage,
                data("dimension", "calls", "quantity", 3L, "amount", "1.50", "currency", "EUR")))
        .isInstanceOf(Ruling.Fit.class);
    for (Map<String, Object> wrong :
        List.of(
            data("dimension", "calls"),
            data("quantity", 3),
            data("dimension", "calls", "quantity", -1),
            data("dimension", "calls", "quantity", new BigDecimal("1.5")),
            data("dimension", "calls", "quantity", "3"),
            data("dimension", "calls", "quantity", 3, "amount", "1.50"),
            data("dimension", "calls", "quantity", 3, "currency", "EUR"),
            data("dimension", "calls", "quantity", 3, "amount", "1,50", "currency", "EUR"),
            data(
                "dimension",
                "calls",
                "quantity",
                3,
                "amount",
                new BigDecimal("1.5"),
                "currency",
                "EUR"),
            data("dimension", "calls", "quantity", 3, "amount", "1.50", "currency", "euro"))) {
      assertThat(reason(rule(usage, wrong)))
          .as("%s", wrong)
          .isEqualTo(ProblemType.INVALID_EVENT_DATA);
    }
  }

  @Test
  void a_field_outside_of_the_schema_is_refused() {
    assertThat(reason(rule("marketplace.page.v1", data("page", "/start", "email", "a@b.c"))))
        .isEqualTo(ProblemType.INVALID_EVENT_DATA);
    assertThat(rule("marketplace.page.v1", data("page", "/start"))).isInstanceOf(Ruling.Fit.class);
  }

  @Test
  void an_event_of_another_tenant_or_feature_is_refused() {
    Map<String, Object> foreign = data("action", "search", "tenant_id", "other");
    Map<String, Object> unknown = data("action", "search", "feature_id", "other");

    assertThat(reason(rule("marketplace.activity.v1", foreign)))
        .isEqualTo(ProblemType.TENANT_MISMATCH);
    assertThat(reason(rule("marketplace.activity.v1", unknown)))
        .isEqualTo(ProblemType.FEATURE_MISMATCH);
  }

  @Test
  void an_event_about_a_user_is_never_kept_in_the_clear() {
    assertThat(reason(rule("marketplace.activity.v1", data("action", "search", "user_id", "u1"))))
        .isEqualTo(ProblemType.PSEUDONYMS_UNAVAILABLE);
    assertThat(reason(rule("marketplace.activity.v1", data("action", "search", "user_id", 7))))
        .isEqualTo(ProblemType.PSEUDONYMS_UNAVAILABLE);
  }

  @Test
  void an_unknown_type_is_refused() {
    assertThat(reason(rule("marketplace.activity.v2", data("action", "search"))))
        .isEqualTo(ProblemType.UNKNOWN_EVENT_TYPE);
  }

  @Test
  void data_that_is_no_object_is_refused() {
    assertThat(reason(rule("marketplace.activity.v1", List.of())))
        .isEqualTo(ProblemType.INVALID_EVENT_DATA);
    assertThat(reason(rule("marketplace.activity.v1", null)))
        .isEqualTo(ProblemType.INVALID_EVENT_DATA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "2026-01-02", "2026-01-02T03:04:05", "+12026-01-02T03:04:05Z"})
  void a_time_that_is_not_rfc_3339_is_refused(String time) {
    CloudEvent event = event("marketplace.activity.v1", time, data("action", "search"));

    assertThat(reason(TelemetryRules.rule(event, SENDER))).isEqualTo(ProblemType.INVALID_EVENT);
  }

  @Test
  void an_incomplete_envelope_is_refused() {
    Optional<String> some = Optional.of("x");
    Optional<String> none = Optional.empty();
    Optional<String> one = Optional.of("1.0");
    Optional<Object> data = Optional.of(data("action", "search"));
    for (CloudEvent event :
        List.of(
            new CloudEvent(none, some, some, some, some, data),
            new CloudEvent(Optional.of("0.3"), some, some, some, some, data),
            new CloudEvent(one, none, some, some, some, data),
            new CloudEvent(one, Optional.of(" "), some, some, some, data),
            new CloudEvent(one, Optional.of("x".repeat(257)), some, some, some, data),
            new CloudEvent(one, some, none, some, some, data),
            new CloudEvent(one, some, some, none, some, data))) {
      assertThat(reason(TelemetryRules.rule(event, SENDER))).isEqualTo(ProblemType.INVALID_EVENT);
    }
  }
}
