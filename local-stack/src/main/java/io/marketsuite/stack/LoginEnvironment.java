package io.marketsuite.stack;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the suite's pages log people in on one machine: at the simulator's operator realm, through
 * the ingress, which is the public host here. Immutable.
 *
 * @param ports where the parts listen
 */
record LoginEnvironment(Ports ports) {
  /** Who can log in, and see the pages. */
  static final String USER = "operator";

  /** The simulator's, known to everybody: for local use. */
  static final String PASSWORD = "local-only-operator";

  private static final String CLIENT = "suite-pages";
  private static final String SECRET = "local-only-pages";

  /** The services that may serve pages; the simulator knows where their logins lead back to. */
  private static final List<Service> PAGES =
      List.of(Service.TELEMETRY, Service.DISPATCHER, Service.PROCESSOR);

  /** What a service with pages is told. */
  Map<String, String> client(Service service) {
    return Map.of(
        "SUITE_LOGIN_PAGE_URL",
        url(service),
        "SUITE_LOGIN_CLIENT_ID",
        CLIENT,
        "SUITE_LOGIN_CLIENT_SECRET",
        SECRET,
        "SUITE_LOGIN_PUBLIC_URL",
        url(Service.INGRESS));
  }

  /** What the ingress is told: to which service it passes a login on. */
  Map<String, String> pages() {
    return Map.of("SUITE_LOGIN_PAGES_" + variable(Service.TELEMETRY), url(Service.TELEMETRY));
  }

  /** What the simulator is told, whose redirect URIs are exact. */
  Map<String, String> provider() {
    return Map.of(
        "SUITE_SIMULATOR_OPERATOR_CLIENTS_SUITE_PAGES_REDIRECT_URIS",
        each(page -> url(Service.INGRESS) + "/oauth2/callback/" + page.folder()),
        "SUITE_SIMULATOR_OPERATOR_CLIENTS_SUITE_PAGES_POST_LOGOUT_REDIRECT_URIS",
        each(page -> url(page) + "/logged-out"));
  }

  private static String each(Function<Service, String> address) {
    return PAGES.stream().map(address).collect(Collectors.joining(","));
  }

  private static String variable(Service service) {
    return service.folder().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private String url(Service service) {
    return "http://localhost:" + ports.of(service);
  }
}
