package io.marketsuite.boundary.outbound;

/** How far a call may go. */
public enum Reach {
  /** To addresses on the internet only: for every host that is not the operator's own. */
  PUBLIC,
  /** To any address: for the operator's own services, named in the configuration. */
  ANYWHERE;

  /**
   * The reach of calls to others.
   *
   * @param allowPrivateAddresses whether the configuration loosens it, as the local stack does
   */
  public static Reach toOthers(boolean allowPrivateAddresses) {
    return allowPrivateAddresses ? ANYWHERE : PUBLIC;
  }
}
