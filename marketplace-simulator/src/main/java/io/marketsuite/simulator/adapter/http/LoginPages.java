package io.marketsuite.simulator.adapter.http;

import io.marketsuite.simulator.identity.login.LoginAnswer;
import io.marketsuite.simulator.identity.login.LogoutRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pages of a login, in the console's colours. No script, nothing from elsewhere; all that came
 * with a request is escaped.
 */
final class LoginPages {
  private static final String STYLE =
      """
      :root { --bg: #f4f5f9; --card: #fff; --ink: #1c2333; --soft: #667089; --line: #8a93a8; --brand: #3b4cca;
        --brand-ink: #fff; --bad: #b91c1c; --bad-bg: #fee2e2; --field: #f7f8fb; }
      @media (prefers-color-scheme: dark) { :root { --bg: #10131c; --card: #191e2b; --ink: #e8ebf4; --soft: #98a2ba;
        --line: #69748f; --brand: #7485ff; --brand-ink: #0d1120; --bad: #fca5a5; --bad-bg: #3b1618; --field: #131824; } }
      * { box-sizing: border-box; }
      body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--bg); color: var(--ink);
        font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; padding: 1rem; }
      main { width: 100%; max-width: 24rem; background: var(--card); border-radius: .9rem; padding: 1.6rem 1.7rem 1.4rem;
        box-shadow: 0 1px 3px rgb(0 0 0 / .12); }
      .mark { width: 2.2rem; height: 2.2rem; border-radius: .6rem; background: var(--brand); color: var(--brand-ink);
        display: grid; place-items: center; font-weight: 700; }
      h1 { font-size: 1.3rem; margin: .8rem 0 .2rem; letter-spacing: -.01em; }
      p { margin: 0 0 1.1rem; color: var(--soft); overflow-wrap: anywhere; }
      label { display: block; margin: 0 0 .25rem; font-size: .9rem; }
      input { width: 100%; font: inherit; color: var(--ink); background: var(--field); border: 1px solid var(--line);
        border-radius: .55rem; padding: .5rem .65rem; margin: 0 0 .9rem; }
      button { width: 100%; font: inherit; font-weight: 600; border: 0; border-radius: .55rem; padding: .6rem;
        background: var(--brand); color: var(--brand-ink); cursor: pointer; }
      input:focus-visible, button:focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; }
      .bad { color: var(--bad); background: var(--bad-bg); border-radius: .55rem; padding: .5rem .7rem; }
      footer { margin-top: 1.1rem; font-size: .82rem; color: var(--soft); }
      """;

  /**
   * No form-action: browsers hold it against every address that the form's answer leads on to, and
   * those are the clients' affair.
   */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; frame-ancestors 'none'"
          .formatted(hash(STYLE));

  private LoginPages() {}

  static String login(LoginAnswer.Form form, String action) {
    String alert =
        form.failed()
            ? "<p class=\"bad\" id=\"wrong\" role=\"alert\">Wrong name or password.</p>"
            : "";
    String invalid = form.failed() ? " aria-invalid=\"true\" aria-describedby=\"wrong\"" : "";
    return page(
        "Log in",
        """
        <h1>Log in</h1>
        <p>to go on to <strong>%s</strong></p>
        %s
        <form method="post" action="%s">
        <input type="hidden" name="session_code" value="%s">
        <label for="username">User name</label>
        <input id="username" name="username" value="%s" autocomplete="username" autocapitalize="none"
          spellcheck="false" maxlength="200" required autofocus%s>
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required%s>
        <button type="submit">Log in</button>
        </form>
        """
            .formatted(
                escaped(form.clientId()),
                alert,
                escaped(action),
                escaped(form.sessionCode()),
                escaped(form.userName()),
                invalid,
                invalid));
  }

  static String confirmLogout(LoginAnswer.ConfirmLogout ask, String action) {
    StringBuilder hidden = new StringBuilder();
    parameters(ask)
        .forEach(
            (name, value) ->
                hidden.append(
                    "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
                        .formatted(name, escaped(value))));
    return page(
        "Log out",
        """
        <h1>Log out?</h1>
        <p>You are logged in as <strong>%s</strong>.</p>
        <form method="post" action="%s">
        %s<button type="submit">Log out</button>
        </form>
        """
            .formatted(escaped(ask.userName()), escaped(action), hidden));
  }

  private static Map<String, String> parameters(LoginAnswer.ConfirmLogout ask) {
    Map<String, String> all = new LinkedHashMap<>();
    LogoutRequest request = ask.request();
    all.put("session_code", ask.sessionCode());
    request.clientId().ifPresent(it -> all.put("client_id", it));
    request.redirectUri().ifPresent(it -> all.put("post_logout_redirect_uri", it));
    request.state().ifPresent(it -> all.put("state", it));
    return all;
  }

  static String loggedOut() {
    return page("Logged out", "<h1>You are logged out</h1>\n<p>You may close this page.</p>\n");
  }

  static String refused(String sentence) {
    return page(
        "Not possible",
        "<h1>This is not possible</h1>\n<p class=\"bad\" role=\"alert\">%s</p>\n"
            .formatted(escaped(sentence)));
  }

  private static String page(String title, String content) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s · Identity server (simulator)</title>
        <link rel="icon" href="data:,">
        <style>%s</style>
        </head>
        <body>
        <main>
        <span class="mark" aria-hidden="true">O</span>
        %s<footer>Identity server of the simulator. In production, your own provider's page stands here.</footer>
        </main>
        </body>
        </html>
        """
        .formatted(title, STYLE, content);
  }

  private static String escaped(String foreign) {
    StringBuilder safe = new StringBuilder();
    for (char c : foreign.toCharArray()) {
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  private static String hash(String style) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
