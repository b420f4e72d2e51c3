package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The feature, the tenant and the rules that the tests of the domain speak of. */
final class Fixtures {
  static final String TENANT = "acme";
  static final String FEATURE = "partner";
  static final String ISSUER = "https://id.carerix.io/auth/realms/acme";
  static final String OTHER_ISSUER = "https://id-2.carerix.io/auth/realms/acme";
  static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  /** Required by every version of the feature. */
  static final String API_KEY = "apiKey";

  /** Required from version 3. */
  static final String MODE = "mode";

  static final Duration SKEW = Duration.ofSeconds(30);
  static final Duration STORE_DEADLINE = Duration.ofSeconds(20);
  static final Duration PROVISIONING_DEADLINE = Duration.ofHours(1);
  static final Duration DELETE_ANSWER_DEADLINE = Duration.ofMinutes(1);
  static final Duration ANSWER_DEADLINE = Duration.ofHours(1);
  static final Duration RETENTION = Duration.ofDays(30);
  static final int DEPROVISIONING_ATTEMPTS = 3;

  private Fixtures() {}

  /** Nothing is left to the vendor. */
  static Policy withoutVendor() {
    return policy(Map.of(), false);
  }

  /** Every kind but Update is the vendor's work. */
  static Policy withVendor() {
    return vendorFor(
        CommandKind.CREATE,
        CommandKind.ACTIVATE,
        CommandKind.DEACTIVATE,
        CommandKind.UPGRADE,
        CommandKind.DELETE,
        CommandKind.CLEANUP);
  }

  static Policy vendorFor(CommandKind... kinds) {
    Map<CommandKind, ProvisioningDelivery> delivery = new EnumMap<>(CommandKind.class);
    for (CommandKind kind : kinds) {
      delivery.put(kind, ProvisioningDelivery.KAFKA);
    }
    return policy(delivery, false);
  }

  static Policy updatesReplaceAll() {
    return policy(Map.of(), true);
  }

  static Policy policy(Map<CommandKind, ProvisioningDelivery> delivery, boolean replaceAll) {
    return new Policy(
        new FeatureRules(Map.of(FEATURE, feature())),
        delivery,
        SKEW,
        STORE_DEADLINE,
        PROVISIONING_DEADLINE,
        DELETE_ANSWER_DEADLINE,
        ANSWER_DEADLINE,
        RETENTION,
        DEPROVISIONING_ATTEMPTS,
        replaceAll,
        "http://settings.internal");
  }

  private static FeatureRules.Feature feature() {
    return new FeatureRules.Feature(
        2,
        Map.of(
            1, version(List.of("backend"), API_KEY),
            2, version(List.of("worker", "backend"), API_KEY),
            3, version(List.of("worker", "backend"), API_KEY, MODE)));
  }

  private static FeatureRules.Version version(List<String> services, String... required) {
    Set<String> paths =
        Stream.of(required).map(code -> "backend." + code).collect(Collectors.toSet());
    return new FeatureRules.Version(paths, services, "sha256-" + services + paths.size());
  }
}
