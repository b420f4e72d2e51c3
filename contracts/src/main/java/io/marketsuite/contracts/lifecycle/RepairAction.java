package io.marketsuite.contracts.lifecycle;

import java.util.Optional;

/** What an operator can do about an installation that is not as it should be. */
public sealed interface RepairAction {

  /** It is deactivated, or activated, whatever is under way. */
  record ForceStatus(RestingStatus status) implements RepairAction {}

  /** It is not there: the generation is closed, deprovisioned and erased. */
  record ForceAbsent() implements RepairAction {}

  /** The last callback is made once more; no state changes. */
  record ResendCallback() implements RepairAction {}

  /** The vendor is asked once more, under a new request id. */
  record Reprovision() implements RepairAction {}

  /**
   * The marketplace has it installed: a Create that nobody confirmed is confirmed, and what is not
   * there at all is taken over.
   *
   * @param installation as it stands at the marketplace; without it only a confirmation is possible
   */
  record Adopt(Optional<InstalledElsewhere> installation) implements RepairAction {}
}
