package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import java.time.Duration;
import java.util.Map;

/**
 * The rules in force: all that may differ between two vendors' suites.
 *
 * @param provisioning how the vendor learns of work, by kind; a kind that is missing has none
 * @param skew clock difference allowed between identity servers and us
 * @param storeDeadline how long settings-service may take before a Create or Upgrade fails
 * @param provisioningDeadline how long the vendor may take
 * @param deleteAnswerDeadline after how long a Delete without a recorded answer goes back
 * @param answerDeadline after how long any command without a recorded answer counts as unanswered
 * @param fingerprintRetention how long closed generations' fingerprints are kept
 * @param deprovisioningAttempts how often a closed generation's deprovisioning is tried
 * @param updateReplacesAll whether an Update clears the settings it does not name
 * @param settingsServiceUrl where the vendor's software finds settings-service
 */
public record Policy(
    FeatureRules features,
    Map<CommandKind, ProvisioningDelivery> provisioning,
    Duration skew,
    Duration storeDeadline,
    Duration provisioningDeadline,
    Duration deleteAnswerDeadline,
    Duration answerDeadline,
    Duration fingerprintRetention,
    int deprovisioningAttempts,
    boolean updateReplacesAll,
    String settingsServiceUrl) {

  public Policy {
    provisioning = Map.copyOf(provisioning);
    if (provisioning.getOrDefault(CommandKind.UPDATE, ProvisioningDelivery.NONE)
        != ProvisioningDelivery.NONE) {
      throw new IllegalArgumentException(
          "an Update has no provisioning: the marketplace takes its answer at once only");
    }
  }

  /** How the vendor learns of this kind of work. */
  public ProvisioningDelivery delivery(CommandKind kind) {
    return provisioning.getOrDefault(kind, ProvisioningDelivery.NONE);
  }

  public boolean needsVendor(CommandKind kind) {
    return delivery(kind) != ProvisioningDelivery.NONE;
  }
}
