package io.marketsuite.simulator.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All settings of the simulator; each can be set in the environment. */
@ConfigMapping(prefix = "suite.simulator")
public interface SimulatorConfig {

  /** The marketplace's public base URL, prefix of callbackUrl; by default http://localhost:port. */
  Optional<String> baseUrl();

  /** Manifest files (YAML or JSON), relative to the working directory. */
  @WithDefault("manifest.yaml")
  List<String> manifests();

  /**
   * Tenants at start, each {@code DisplayName@identityServer}; the realm is the lower-cased name.
   */
  @WithDefault("Acme@id1,Globex@id2,Initech@id2,CustomerName@id1")
  List<String> tenants();

  /** Where the identity servers listen, besides the main port. */
  @WithDefault("127.0.0.1")
  String identityHost();

  /** The identity servers by id; {@code id1} must be there, it holds master and operator. */
  Map<String, IdentityServer> identityServers();

  /** Where commands go instead of the manifest's managementUri; {featureId} is filled in. */
  Optional<String> managementUrl();

  /** Where settings are read instead of the manifest's settingsUri; {featureId} is filled in. */
  Optional<String> settingsUrl();

  /** How long the marketplace waits for an answer (the published limit is 10 s). */
  @WithDefault("10s")
  Duration commandTimeout();

  /** A settings read slower than this is flagged (the specification's limit is 500 ms). */
  @WithDefault("500ms")
  Duration slowSettings();

  /** Lifetime of access tokens, 60 s to 300 s. */
  @WithDefault("300s")
  Duration tokenLifetime();

  /** How a refused cleanup is attempted again. */
  Cleanup cleanup();

  /** The realm that stands for the vendor's own OIDC issuer. */
  Operator operator();

  /** How many log entries are kept; the oldest go first. */
  @WithDefault("20000")
  int logEntries();

  /** One identity server. */
  interface IdentityServer {
    /** The port it listens on; 0 takes a free one. */
    int port();

    /** The prefix of its issuers; by default http://localhost:port. */
    Optional<String> baseUrl();
  }

  /** Attempts of a cleanup. */
  interface Cleanup {
    /** Attempts at most, the first included. */
    @WithDefault("5")
    int attempts();

    /** Wait before the second attempt; doubles each time. */
    @WithDefault("500ms")
    Duration backoff();
  }

  /** The operator realm. */
  interface Operator {
    /** Its clients by client id. */
    Map<String, OperatorClient> clients();

    /** Who can log in, by user name. */
    Map<String, OperatorUser> users();
  }

  /** A client of the operator realm. */
  interface OperatorClient {
    /** Its secret; without one it is a public client. */
    Optional<String> secret();

    /** The {@code groups} claim of its own tokens: the roles it has in the suite's own APIs. */
    Optional<List<String>> groups();

    /** Where logins may lead back to, each exactly; such a client gets no token of its own. */
    Optional<Set<String>> redirectUris();

    /** Where logouts may lead to, each exactly. */
    Optional<Set<String>> postLogoutRedirectUris();
  }

  /** A person. */
  interface OperatorUser {
    /** What is typed into the login page. */
    String password();

    /** The {@code groups} claim of the person's tokens. */
    Optional<List<String>> groups();
  }
}
