package io.marketsuite.simulator.identity.login;

import java.util.Optional;

/** What the browser gets. */
public sealed interface LoginAnswer {

  /**
   * The page that asks for name and password.
   *
   * @param sessionCode names the login under way; comes back with the form
   * @param browser what the browser keeps as a cookie, so that the form works in no other
   * @param clientId for whom one logs in
   * @param userName what was typed before, to be shown again
   * @param failed whether name or password were wrong before
   */
  record Form(String sessionCode, String browser, String clientId, String userName, boolean failed)
      implements LoginAnswer {}

  /**
   * The page that asks whether to log out.
   *
   * @param sessionCode proves that the answer comes from this page
   * @param request the parameters to come back with the answer
   */
  record ConfirmLogout(String sessionCode, LogoutRequest request, String userName)
      implements LoginAnswer {}

  /**
   * On to the client.
   *
   * @param session the session's new cookie; empty to leave it as it is
   */
  record Redirect(String location, Optional<String> session) implements LoginAnswer {
    /** Without the address, which may hold a code. */
    @Override
    public String toString() {
      return "Redirect";
    }
  }

  /** Nobody is logged in any more, and there is nowhere to go. */
  record LoggedOut() implements LoginAnswer {}

  /** Nothing was done; the sentence is for the person at the browser. */
  record Refused(String sentence) implements LoginAnswer {}
}
