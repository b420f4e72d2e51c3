package io.marketsuite.telemetry.domain;

/**
 * What the metrics must remember of one generation of an installation.
 *
 * @param installed its Create succeeded
 * @param confirmed it is known that the marketplace took it as done
 * @param activated whether it is activated now
 * @param closed it was uninstalled, cleaned up, replaced or closed by an operator
 */
public record GenerationFacts(
    boolean installed, boolean confirmed, boolean activated, boolean closed) {
  public static final GenerationFacts NEW = new GenerationFacts(false, false, false, false);

  /**
   * It counts as an active installation: an unconfirmed one does not (lifecycle rules: Answers).
   */
  public boolean counted() {
    return installed && confirmed && !closed;
  }

  /** It counts as an activated installation. */
  public boolean countedActivated() {
    return counted() && activated;
  }

  GenerationFacts whenInstalled() {
    return new GenerationFacts(true, confirmed, activated, closed);
  }

  GenerationFacts whenConfirmed() {
    return new GenerationFacts(installed, true, activated, closed);
  }

  /** An operator says that it is there, and how it stands. */
  GenerationFacts whenVouchedFor(boolean isActivated) {
    return new GenerationFacts(true, true, isActivated, closed);
  }

  GenerationFacts whenActivated(boolean now) {
    return new GenerationFacts(installed, confirmed, now, closed);
  }

  GenerationFacts whenClosed() {
    return new GenerationFacts(installed, confirmed, activated, true);
  }
}
