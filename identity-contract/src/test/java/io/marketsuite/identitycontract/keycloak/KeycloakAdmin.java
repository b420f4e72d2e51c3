package io.marketsuite.identitycontract.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Keycloak's administration over HTTP, as far as the tests need it: what Carerix's own side does to
 * realms, clients, users and keys. Every method returns after Keycloak did it and throws an {@link
 * AssertionError} with Keycloak's answer when it did not. Thread-safe.
 */
public final class KeycloakAdmin {
  private static final Duration TOKEN_USED_FOR = Duration.ofSeconds(30);

  private final URI base;
  private final String clientId;
  private final String secret;
  private String token = "";
  private Instant tokenEnds = Instant.MIN;

  KeycloakAdmin(URI base, String clientId, String secret) {
    this.base = base;
    this.clientId = clientId;
    this.secret = secret;
  }

  /** Makes a realm from a representation; Keycloak adds what it adds to any new realm. */
  public void createRealm(Map<String, ?> representation) {
    send("POST", "/realms", representation);
  }

  /** Changes a realm's settings. */
  public void updateRealm(String realm, Map<String, ?> changes) {
    send("PUT", realm(realm), changes);
  }

  /** Makes a client. */
  public void createClient(String realm, Map<String, ?> representation) {
    send("POST", realm(realm) + "/clients", representation);
  }

  /** Makes a client in place of the one with its id, if there is one. */
  public void replaceClient(String realm, Map<String, ?> representation) {
    String wanted = representation.get("clientId").toString();
    clients(realm, wanted)
        .forEach(client -> send("DELETE", realm(realm) + "/clients/" + id(client), ""));
    createClient(realm, representation);
  }

  /** Changes some of a client's settings. */
  public void updateClient(String realm, String clientIdOfIt, Map<String, ?> changes) {
    send("PUT", path(realm, clientIdOfIt), changes);
  }

  /** Deletes a client, as an uninstallation does. */
  public void deleteClient(String realm, String clientIdOfIt) {
    send("DELETE", path(realm, clientIdOfIt), "");
  }

  private String path(String realm, String clientIdOfIt) {
    return realm(realm) + "/clients/" + id(clients(realm, clientIdOfIt).getFirst());
  }

  private List<JsonNode> clients(String realm, String clientIdOfIt) {
    return list(
        send("GET", realm(realm) + "/clients?clientId=" + Http.encode(clientIdOfIt), null).json());
  }

  /** Takes all of the realm's default client scopes, such as {@code basic}, from a client. */
  public void removeDefaultScopes(String realm, String clientIdOfIt) {
    String scopes = path(realm, clientIdOfIt) + "/default-client-scopes";
    list(send("GET", scopes, null).json())
        .forEach(scope -> send("DELETE", scopes + "/" + id(scope), ""));
  }

  /** Makes a user with a password who need not do anything before logging in. */
  public void createUser(String realm, String name, String password, List<String> groups) {
    groups.forEach(group -> send("POST", realm(realm) + "/groups", Map.of("name", group)));
    send(
        "POST",
        realm(realm) + "/users",
        Map.of(
            "username",
            name,
            "enabled",
            true,
            "email",
            name + "@example.com",
            "emailVerified",
            true,
            "firstName",
            name,
            "lastName",
            "Tester",
            "groups",
            groups,
            "credentials",
            List.of(Map.of("type", "password", "value", password, "temporary", false))));
  }

  /**
   * Adds a key of its own making to a realm.
   *
   * @param provider Keycloak's key provider, for example {@code rsa-generated}
   * @param settings the provider's settings, for example {@code priority} and {@code algorithm}
   */
  public void addKey(String realm, String name, String provider, Map<String, String> settings) {
    send(
        "POST",
        realm(realm) + "/components",
        Map.of(
            "name",
            name,
            "providerId",
            provider,
            "providerType",
            "org.keycloak.keys.KeyProvider",
            "config",
            lists(settings)));
  }

  /** Changes settings of a key provider, such as {@code active} or {@code enabled}. */
  public void changeKey(String realm, String name, Map<String, String> settings) {
    ObjectNode component = (ObjectNode) keyProvider(realm, name);
    settings.forEach((key, value) -> component.withObject("config").putArray(key).add(value));
    send("PUT", realm(realm) + "/components/" + id(component), component);
  }

  /** Deletes a key provider with its key. */
  public void deleteKey(String realm, String name) {
    send("DELETE", realm(realm) + "/components/" + id(keyProvider(realm, name)), "");
  }

  /** The id of the key that signs by an algorithm now. */
  public String activeKey(String realm, String algorithm) {
    return send("GET", realm(realm) + "/keys", null).json().path("active").path(algorithm).asText();
  }

  private JsonNode keyProvider(String realm, String name) {
    String query = "/components?type=org.keycloak.keys.KeyProvider&name=" + Http.encode(name);
    return send("GET", realm(realm) + query, null).json().path(0);
  }

  private static Map<String, List<String>> lists(Map<String, String> settings) {
    return settings.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
  }

  private static String realm(String name) {
    return "/realms/" + Http.encode(name);
  }

  private static String id(JsonNode representation) {
    return representation.path("id").asText();
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private Http.Answer send(String method, String path, Object body) {
    URI uri = URI.create(base + "/admin" + path);
    Map<String, String> headers = Map.of("Authorization", "Bearer " + token());
    Http.Answer answer =
        body == null ? Http.get(uri, headers) : Http.json(method, uri, headers, body);
    if (answer.status() >= 300) {
      throw new AssertionError(
          "Keycloak answered %d to %s %s: %s"
              .formatted(answer.status(), method, path, answer.text()));
    }
    return answer;
  }

  private synchronized String token() {
    Instant now = Instant.now();
    if (now.isAfter(tokenEnds)) {
      Http.Answer answer =
          Http.form(
              URI.create(base + "/realms/master/protocol/openid-connect/token"),
              Map.of(),
              Map.of(
                  "grant_type", "client_credentials",
                  "client_id", clientId,
                  "client_secret", secret));
      token = answer.json().path("access_token").asText();
      tokenEnds = now.plus(TOKEN_USED_FOR);
    }
    return token;
  }
}
