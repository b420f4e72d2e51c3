package io.marketsuite.ingress.domain;

import io.marketsuite.contracts.lifecycle.CommandKind;

/**
 * Whether a command may be answered 202: only if the callback that this promises can be
 * authenticated with the token of one of the installation's confidential clients (lifecycle rules,
 * "Answers").
 */
public final class AcceptanceRule {
  private AcceptanceRule() {}

  /**
   * What is known about a command's callback.
   *
   * @param featureHasConfidentialClient by the released manifest
   * @param presentsCredentials whether the command itself brings a confidential client's
   * @param installationHasConfidentialClient whether the installation is known, and with such a
   *     client
   */
  public record Facts(
      boolean featureHasConfidentialClient,
      boolean presentsCredentials,
      boolean installationHasConfidentialClient) {}

  /** Whether a 202 is possible. */
  public static boolean callbackPossible(CommandKind kind, Facts facts) {
    return switch (kind) {
      // It gets no callback, and the marketplace takes a 202 for done.
      case CLEANUP -> true;
      case UPDATE -> false;
      case CREATE -> facts.featureHasConfidentialClient() && facts.presentsCredentials();
      case ACTIVATE, DEACTIVATE, UPGRADE, DELETE ->
          facts.featureHasConfidentialClient() && facts.installationHasConfidentialClient();
    };
  }
}
