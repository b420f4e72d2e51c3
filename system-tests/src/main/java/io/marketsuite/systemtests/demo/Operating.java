package io.marketsuite.systemtests.demo;

import io.marketsuite.stack.Ports;
import io.marketsuite.stack.Service;
import io.marketsuite.systemtests.web.Browser;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The vendor's own people log in at their own identity server, and see a page. */
record Operating(Stage stage) {
  private static final String AUTH = "/protocol/openid-connect/auth";
  private static final String CALLBACK = "/oauth2/callback/telemetry-etl";

  void play() {
    Narrator narrator = stage.narrator();
    narrator.chapter("The operator logs in and looks at the metrics");
    URI page = stage.stack().url(Service.TELEMETRY).resolve("/");
    Browser browser = new Browser();
    Browser.Page asked = browser.get(page);
    narrator.claim(
        "the page leads to the operator's identity server, with PKCE, state and nonce",
        asked.location().filter(it -> Browser.host(it).equals(issuer() + AUTH)).isPresent()
            && asked.parameter("code_challenge_method").equals("S256")
            && !asked.parameter("state").isEmpty()
            && !asked.parameter("nonce").isEmpty(),
        () -> asked.status() + " to " + asked.location().map(Browser::host));
    Browser.Page form = browser.follow(asked);
    Browser.Page wrong = browser.post(action(form), filled(form, "operator", "wrong"));
    narrator.claim(
        "a wrong password leads nowhere",
        wrong.status() == 200 && wrong.location().isEmpty(),
        () -> wrong.status() + " to " + wrong.location().map(Browser::host));
    Browser.Page right =
        browser.post(action(wrong), filled(wrong, "operator", "local-only-operator"));
    narrator.claimEqual(
        "the right one leads to the public callback",
        stage.stack().url(Service.INGRESS) + CALLBACK,
        right.location().map(Browser::host).orElse("nowhere"));
    Browser.Page handedOn = browser.get(right.location().orElseThrow());
    narrator.claimEqual(
        "which hands the login on to the page's own service",
        stage.stack().url(Service.TELEMETRY) + "/login/callback",
        handedOn.location().map(Browser::host).orElse("nowhere"));
    Browser.Page shown = browser.follow(handedOn);
    narrator.claim(
        "the operator sees the metrics, and is named",
        shown.status() == 200 && shown.text().contains("operator"),
        () -> shown.status() + " at " + Browser.host(shown.at()));
    narrator.claim(
        "no token is in the page or its address",
        !shown.text().contains("eyJ") && !shown.at().toString().contains("code="),
        () -> Browser.host(shown.at()));
    withoutRole(page);
    afterwards(browser, page);
  }

  private void withoutRole(URI page) {
    Browser browser = new Browser();
    Browser.Page form = browser.follow(browser.get(page));
    Browser.Page refused =
        browser.follow(browser.post(action(form), filled(form, "analyst", "local-only-analyst")));
    stage
        .narrator()
        .claimEqual("somebody without the role logs in and is refused", 403, refused.status());
  }

  private void afterwards(Browser browser, URI page) {
    browser.follow(browser.post(page.resolve("/logout"), Map.of()));
    Browser.Page again = browser.follow(browser.get(page));
    stage
        .narrator()
        .claim(
            "after the logout the page asks for name and password again",
            again.text().contains("name=\"password\""),
            () -> again.status() + " at " + Browser.host(again.at()));
  }

  private static Map<String, String> filled(Browser.Page form, String name, String password) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("session_code", form.between("name=\"session_code\" value=\"", "\""));
    fields.put("username", name);
    fields.put("password", password);
    return fields;
  }

  private static URI action(Browser.Page form) {
    return form.at().resolve(form.between("action=\"", "\""));
  }

  private String issuer() {
    return "http://localhost:"
        + stage.stack().settings().ports().of(Ports.IDENTITY_1)
        + "/auth/realms/operator";
  }
}
