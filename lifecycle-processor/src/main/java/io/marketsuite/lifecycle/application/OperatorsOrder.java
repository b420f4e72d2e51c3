package io.marketsuite.lifecycle.application;

import java.util.Optional;

/**
 * What an operator asks for, checked for its form.
 *
 * @param tenantId lower-cased
 * @param reason why, in the operator's words
 */
public record OperatorsOrder(String tenantId, String featureId, String reason, Wish wish) {

  /** What is to be done. */
  public sealed interface Wish {
    record Import(StatedInstallation installation) implements Wish {}

    /**
     * @param generation the one that is meant, if it is named
     */
    record Repair(Action action, Optional<Long> generation, boolean override) implements Wish {}
  }

  /** A repair, before anything in it is sealed. */
  public sealed interface Action {
    record ForceDeactivated() implements Action {}

    record ForceActivated() implements Action {}

    record ForceAbsent() implements Action {}

    record ResendCallback() implements Action {}

    record Reprovision() implements Action {}

    record Adopt(Optional<StatedInstallation> installation) implements Action {}
  }
}
