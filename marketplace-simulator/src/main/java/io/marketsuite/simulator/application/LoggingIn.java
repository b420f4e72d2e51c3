package io.marketsuite.simulator.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsuite.simulator.application.Vendor.Exchange;
import io.marketsuite.simulator.domain.FeatureStatus;
import io.marketsuite.simulator.domain.Manifest;
import io.marketsuite.simulator.domain.SettingsCheck;
import io.marketsuite.simulator.identity.Realm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user logs in: the settings of each installed feature that declares any are read from the
 * vendor; those who are no administrators do not see the sensitive ones.
 *
 * <p>Source: specification, "Usage" and "Settings endpoint".
 */
public final class LoggingIn {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Tenants tenants;
  private final Features features;
  private final TokenDesk tokens;
  private final Vendor vendor;
  private final Endpoints endpoints;
  private final Journal journal;
  private final Duration slow;

  /**
   * @param slow reads that take longer are flagged
   */
  public LoggingIn(
      Tenants tenants,
      Features features,
      TokenDesk tokens,
      Vendor vendor,
      Endpoints endpoints,
      Journal journal,
      Duration slow) {
    this.tenants = tenants;
    this.features = features;
    this.tokens = tokens;
    this.vendor = vendor;
    this.endpoints = endpoints;
    this.journal = journal;
    this.slow = slow;
  }

  /**
   * Settings as this user sees them.
   *
   * @param settings null when the vendor's answer could not be used; then {@code detail} says why
   */
  public record Read(
      String featureId,
      String status,
      Integer httpStatus,
      long latencyMs,
      boolean slow,
      Map<String, Object> settings,
      String detail) {}

  /** A login and what it read. */
  public record Login(String tenantId, boolean admin, List<Read> features) {}

  /**
   * Logs a user in.
   *
   * @throws Problem not found, or conflict once the tenant has left
   */
  public Login login(String tenantId, boolean admin) {
    Tenant tenant = tenants.require(tenantId);
    Realm realm = tenants.realm(tenant);
    List<Read> reads = new ArrayList<>();
    for (String featureId : features.of(tenant.id())) {
      FeatureRecord record = features.record(tenant.id(), featureId);
      FeatureStatus status = record.status();
      Optional<Manifest> manifest = record.manifest().filter(Manifest::declaresSettings);
      // Without a manifest it is absent or still installing: there is nothing to read yet.
      manifest.ifPresent(m -> reads.add(read(tenant, realm, m, status, admin)));
    }
    return new Login(tenant.id(), admin, List.copyOf(reads));
  }

  private Read read(
      Tenant tenant, Realm realm, Manifest manifest, FeatureStatus status, boolean admin) {
    Instant at = journal.clock().instant();
    Exchange exchange = vendor.get(endpoints.settings(manifest), tokens.marketplaceToken(realm));
    long latency = exchange.latency().toMillis();
    boolean late = exchange.latency().compareTo(slow) > 0;
    Optional<Map<String, Object>> settings = settings(exchange);
    String detail = settings.isPresent() ? null : complaint(exchange);
    journal.put(
        new LogEntry.SettingsRead(
            journal.nextId(),
            at,
            tenant.id(),
            manifest.id(),
            admin,
            exchange.httpStatus(),
            latency,
            late,
            detail));
    return new Read(
        manifest.id(),
        status.word(),
        exchange.httpStatus(),
        latency,
        late,
        settings.map(s -> SettingsCheck.visible(manifest, s, admin)).orElse(null),
        detail);
  }

  private static Optional<Map<String, Object>> settings(Exchange exchange) {
    Integer status = exchange.httpStatus();
    if (status == null || status != 200) {
      return Optional.empty();
    }
    try {
      JsonNode settings = JSON.readTree(exchange.body()).path("settings");
      return settings.isObject()
          ? Optional.of(JSON.convertValue(settings, new TypeReference<Map<String, Object>>() {}))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String complaint(Exchange exchange) {
    Integer status = exchange.httpStatus();
    if (status == null || status != 200) {
      return exchange.shown() == null
          ? "Expected 200, but the vendor answered " + status + "."
          : exchange.shown();
    }
    return "Expected a JSON body with a settings object, but it holds none.";
  }
}
