package io.marketsuite.ingress.domain.telemetry;

import io.marketsuite.ingress.domain.Problem;
import io.marketsuite.ingress.domain.ProblemType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides about one event. Pure. */
public final class TelemetryRules {
  private static final int MAX_ID = 256;
  private static final int MAX_SOURCE = 512;
  private static final int LAST_YEAR = 9999;

  private TelemetryRules() {}

  /**
   * Who sent it, by his verified token.
   *
   * @param tenantId the lower-cased realm
   * @param owns whether the token's client is one of that tenant's installation of a feature
   */
  public record Sender(String tenantId, Predicate<String> owns) {}

  /** What was decided about an event. */
  public sealed interface Ruling {
    /** It is to be kept. */
    record Fit(TelemetryEvent event) implements Ruling {}

    /**
     * It is not.
     *
     * @param reason for the metric
     */
    record Unfit(ProblemType reason, Problem problem) implements Ruling {}
  }

  /** Rules on an event: envelope, type, tenant, feature, user, data; the first fault counts. */
  public static Ruling rule(CloudEvent event, Sender sender) {
    Optional<String> envelope = envelopeFault(event);
    if (envelope.isPresent()) {
      return unfit(ProblemType.INVALID_EVENT, envelope.get());
    }
    Optional<TelemetryType> type = event.type().flatMap(TelemetryType::named);
    if (type.isEmpty()) {
      return unfit(ProblemType.UNKNOWN_EVENT_TYPE, "Events of this type are not taken.");
    }
    Optional<Instant> time = event.time().flatMap(TelemetryRules::instant);
    if (time.isEmpty()) {
      return unfit(
          ProblemType.INVALID_EVENT, "The event's 'time' must be an RFC 3339 date and time.");
    }
    return event.data().isPresent() && event.data().get() instanceof Map<?, ?> data
        ? ruleOnData(event, type.get(), time.get(), data, sender)
        : unfit(ProblemType.INVALID_EVENT_DATA, "The event's data must be a JSON object.");
  }

  private static Ruling ruleOnData(
      CloudEvent event, TelemetryType type, Instant time, Map<?, ?> data, Sender sender) {
    if (!(data.get(DataSchema.TENANT) instanceof String tenant)
        || !tenant.toLowerCase(Locale.ROOT).equals(sender.tenantId())) {
      return unfit(
          ProblemType.TENANT_MISMATCH, "The data's 'tenant_id' must be the tenant of the token.");
    }
    if (!(data.get(DataSchema.FEATURE) instanceof String feature) || !sender.owns().test(feature)) {
      return unfit(
          ProblemType.FEATURE_MISMATCH,
          "The data's 'feature_id' must be a feature whose client the token was issued to.");
    }
    if (data.get(DataSchema.USER) != null) {
      return unfit(
          ProblemType.PSEUDONYMS_UNAVAILABLE,
          "Pseudonymisation of users is not available in this release; send the event without"
              + " 'user_id'.");
    }
    Optional<String> fault = DataSchema.fault(type, data);
    return fault.isPresent()
        ? unfit(ProblemType.INVALID_EVENT_DATA, fault.get())
        : new Ruling.Fit(
            new TelemetryEvent(
                event.id().orElseThrow(),
                event.source().orElseThrow(),
                type,
                time,
                sender.tenantId(),
                feature,
                named(data)));
  }

  private static Optional<String> envelopeFault(CloudEvent event) {
    if (!event.specVersion().equals(Optional.of("1.0"))) {
      return Optional.of("The event's 'specversion' must be 1.0.");
    }
    if (!isText(event.id(), MAX_ID)) {
      return Optional.of("The event needs an 'id' of at most " + MAX_ID + " characters.");
    }
    if (!isText(event.source(), MAX_SOURCE)) {
      return Optional.of("The event needs a 'source' of at most " + MAX_SOURCE + " characters.");
    }
    return isText(event.type(), MAX_ID)
        ? Optional.empty()
        : Optional.of("The event needs a 'type'.");
  }

  private static boolean isText(Optional<String> text, int limit) {
    return text.isPresent()
        && !text.get().isBlank()
        && text.get().length() <= limit
        && !hasControl(text.get());
  }

  private static boolean hasControl(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isISOControl(text.charAt(at))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Instant> instant(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return time.getYear() >= 0 && time.getYear() <= LAST_YEAR
          ? Optional.of(time.toInstant())
          : Optional.empty();
    } catch (DateTimeException notRfc3339) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> named(Map<?, ?> data) {
    Map<String, Object> named = new LinkedHashMap<>();
    data.forEach((name, value) -> named.put((String) name, value));
    return named;
  }

  private static Ruling unfit(ProblemType type, String detail) {
    return new Ruling.Unfit(type, type.problem(detail));
  }
}
