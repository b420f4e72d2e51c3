package io.marketsuite.systemtests.answers;

import io.marketsuite.contracts.lifecycle.CommandKind;

/** The protocol's names of the commands, as the specification writes them. */
final class Names {
  private Names() {}

  static String of(CommandKind kind) {
    return switch (kind) {
      case CREATE -> "FeatureCreateCommand";
      case ACTIVATE -> "FeatureActivateCommand";
      case DEACTIVATE -> "FeatureDeactivateCommand";
      case UPDATE -> "FeatureUpdateCommand";
      case UPGRADE -> "FeatureUpgradeCommand";
      case DELETE -> "FeatureDeleteCommand";
      case CLEANUP -> "FeatureCleanupCommand";
    };
  }
}
