package io.marketsuite.contracts.lifecycle;

/** Where an installation may stand while nothing is under way. */
public enum RestingStatus {
  DEACTIVATED,
  ACTIVATED;

  public FeatureStatus status() {
    return switch (this) {
      case DEACTIVATED -> FeatureStatus.DEACTIVATED;
      case ACTIVATED -> FeatureStatus.ACTIVATED;
    };
  }
}
