package io.marketsuite.identitycontract;

import io.marketsuite.identitycontract.keycloak.Http;
import io.marketsuite.identitycontract.keycloak.RealKeycloak;
import io.marketsuite.stack.ConsoleProgress;
import io.marketsuite.stack.LocalStack;
import io.marketsuite.stack.Ports;
import io.marketsuite.stack.Service;
import io.marketsuite.stack.StackSettings;
import io.marketsuite.systemtests.web.Browser;
import io.marketsuite.testsupport.TestKafka;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The whole suite, each service a process of its own, with a real Keycloak where the simulator's
 * identity servers would be. The tests play the marketplace.
 */
final class SuiteOnKeycloak implements AutoCloseable {
  static final String FEATURE = "partner";

  private final CallbackInbox inbox = new CallbackInbox();
  private final LocalStack stack;

  private SuiteOnKeycloak(RealKeycloak keycloak, OperatorRealm operator) {
    stack =
        LocalStack.start(
            StackSettings.of(Path.of(".."))
                .in(Path.of("target/stack"))
                .on(Ports.random())
                .with(StackSettings.Data.THROWAWAY)
                .also(identity(keycloak))
                .also(operators(operator))
                .also(pages(operator))
                .also(vendor()),
            new ConsoleProgress(System.out, false));
    operator.createPages(stack.url(Service.INGRESS) + "/oauth2/callback/telemetry-etl");
  }

  static SuiteOnKeycloak start(RealKeycloak keycloak, OperatorRealm operator) {
    return new SuiteOnKeycloak(keycloak, operator);
  }

  private static Map<String, String> identity(RealKeycloak keycloak) {
    return Map.of(
        "SUITE_IDENTITY_HOSTS", keycloak.host(),
        "SUITE_IDENTITY_MASTER_ISSUER", keycloak.issuer(Realms.MASTER));
  }

  private static Map<String, String> operators(OperatorRealm operator) {
    return Map.of(
        "MP_JWT_VERIFY_ISSUER", operator.issuer(),
        "MP_JWT_VERIFY_PUBLICKEY_LOCATION", operator.issuer() + "/protocol/openid-connect/certs",
        "SUITE_SERVICE_TOKEN_ISSUER", operator.issuer(),
        "SUITE_SERVICE_TOKEN_CLIENT_SECRET", operator.secret());
  }

  private static Map<String, String> pages(OperatorRealm operator) {
    return Map.of(
        "SUITE_LOGIN_CLIENT_ID",
        OperatorRealm.PAGES,
        "SUITE_LOGIN_CLIENT_SECRET",
        operator.secret());
  }

  private Map<String, String> vendor() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "SUITE_OUTBOUND_ALLOWED_HOSTS", inbox.host(),
                "SUITE_HOOK_URL", inbox.hookUrl(),
                "SUITE_HOOK_SECRET", "whsec_" + "b25seS1mb3ItdGhlLWNvbnRyYWN0LXRlc3Q="));
    for (String kind : new String[] {"CREATE", "DELETE", "CLEANUP"}) {
      environment.put("SUITE_PROVISIONING_" + kind, "http");
    }
    return environment;
  }

  CallbackInbox inbox() {
    return inbox;
  }

  TestKafka kafka() {
    return TestKafka.at(stack.bootstrapServers());
  }

  /** Sends a command as the marketplace does. */
  Http.Answer command(String token, String kind, String payload) {
    String body =
        """
        {"_kind":"Feature%sCommand","callbackUrl":"%s","payload":%s}"""
            .formatted(kind, inbox.callbackUrl(), payload);
    return Http.json(
        "POST",
        stack.url(Service.INGRESS).resolve("/features/" + FEATURE + "/management"),
        bearer(token),
        body);
  }

  /** Sends a Create with the credentials that the realm's client really has. */
  Http.Answer install(String token) {
    String payload =
        """
        {"settings":{"backend":{"inputExample":"first"}},
         "clientCredentials":{"backend":{"clientId":"%s","clientSecret":"%s"}},
         "publicClients":{"frontend":{"clientId":"partneruihash.apps.carerix.io"}}}"""
            .formatted(Realms.FEATURE_CLIENT, Realms.SECRET);
    return command(token, "Create", payload);
  }

  /** Reads the settings as the marketplace does. */
  Http.Answer settings(String token) {
    return Http.get(
        stack.url(Service.SETTINGS).resolve("/features/" + FEATURE + "/settings"), bearer(token));
  }

  /** Asks the token broker for a token that was not handed out before. */
  Http.Answer brokered(String token, String tenant) {
    return Http.json(
        "POST",
        stack
            .url(Service.SETTINGS)
            .resolve("/api/v1/installations/" + tenant + "/" + FEATURE + "/token"),
        bearer(token),
        "{\"fresh\":true}");
  }

  /** What the operator's API says of an installation. */
  Http.Answer installation(String token, String tenant) {
    return Http.get(
        stack.url(Service.PROCESSOR).resolve("/api/v1/features/" + tenant + "/" + FEATURE),
        bearer(token));
  }

  /**
   * What the metrics page shows to somebody who logs in with Keycloak's own form.
   *
   * @throws AssertionError if the page does not ask for a login, or Keycloak shows no form
   */
  Browser.Page metricsPage(String person, String password) {
    Browser browser = new Browser();
    Browser.Page asked = browser.get(stack.url(Service.TELEMETRY).resolve("/"));
    Browser.Page form = browser.follow(asked);
    String action = form.between("action=\"", "\"").replace("&amp;", "&");
    if (asked.location().isEmpty() || !action.contains("/login-actions/authenticate")) {
      throw new AssertionError("No login: " + form.status() + " at " + Browser.host(form.at()));
    }
    return browser.follow(
        browser.post(URI.create(action), Map.of("username", person, "password", password)));
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    stack.close();
    inbox.close();
  }
}
