package io.marketsuite.operator.login;

import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** What a visitor is told who does not get to the page. Never what exactly was wrong. */
enum LoginFailure {
  NOT_CONFIGURED(
      503,
      "Login is not configured",
      "This page needs a login, and none is configured: suite.login.* and the issuer are missing."),
  ISSUER_AWAY(
      503, "The login is not available", "The issuer does not answer. Try again in a moment."),
  NOT_COMPLETED(
      401, "The login could not be completed", "It took too long, or did not begin here."),
  ROLE_MISSING(
      403, "Not for you", "You are logged in, but your account lacks the role that may see this.");

  private final int status;
  private final String title;
  private final String sentence;

  LoginFailure(int status, String title, String sentence) {
    this.status = status;
    this.title = title;
    this.sentence = sentence;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Response response() {
    String way = status == 403 ? LOG_OUT : "<p><a href=\"/\">Start again</a></p>";
    Response page =
        new Page(title, "<main><h1>%s</h1><p>%s</p>%s</main>".formatted(title, sentence, way))
            .response(status);
    return status == 503 ? Response.fromResponse(page).header("Retry-After", "5").build() : page;
  }

  private static final String LOG_OUT =
      "<form method=\"post\" action=\"/logout\"><button>Log out</button></form>";
}
