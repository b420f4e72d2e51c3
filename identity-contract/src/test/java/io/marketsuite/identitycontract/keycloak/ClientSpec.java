package io.marketsuite.identitycontract.keycloak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An OAuth 2 client to make, in the form that Keycloak's administration takes. Immutable: each
 * method returns another one.
 *
 * @param settings what is not a mapper
 * @param mappers its protocol mappers
 */
public record ClientSpec(Map<String, Object> settings, List<Map<String, Object>> mappers) {

  /** Keeps its own copies. */
  public ClientSpec {
    settings = Map.copyOf(settings);
    mappers = List.copyOf(mappers);
  }

  /** A confidential client with a service account, and nothing else than Keycloak's defaults. */
  public static ClientSpec confidential(String clientId, String secret) {
    return new ClientSpec(
        Map.of(
            "clientId", clientId,
            "secret", secret,
            "enabled", true,
            "publicClient", false,
            "serviceAccountsEnabled", true,
            "standardFlowEnabled", false),
        List.of());
  }

  /** With another setting. */
  public ClientSpec with(String name, Object value) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(name, value);
    return new ClientSpec(all, mappers);
  }

  /** With an attribute, such as {@code access.token.signed.response.alg}. */
  public ClientSpec attribute(String name, String value) {
    return with("attributes", Map.of(name, value));
  }

  /**
   * With a mapper that puts a fixed text into access tokens (lightweight ones too) and ID tokens.
   */
  public ClientSpec claim(String name, String value) {
    return claim(name, value, Map.of());
  }

  /**
   * With a mapper that puts a fixed value into tokens.
   *
   * @param settings what differs from a text in every token
   */
  public ClientSpec claim(String name, String value, Map<String, String> settings) {
    Map<String, String> config =
        new HashMap<>(
            Map.of(
                "claim.name", name,
                "claim.value", value,
                "jsonType.label", "String",
                "access.token.claim", "true",
                "lightweight.claim", "true",
                "id.token.claim", "true"));
    config.putAll(settings);
    return mapper("claim " + name, "oidc-hardcoded-claim-mapper", config);
  }

  /** With a mapper of Keycloak's. */
  public ClientSpec mapper(String name, String type, Map<String, String> config) {
    List<Map<String, Object>> all = new ArrayList<>(mappers);
    all.add(
        Map.of(
            "name", name, "protocol", "openid-connect", "protocolMapper", type, "config", config));
    return new ClientSpec(settings, all);
  }

  /** As Keycloak takes it. */
  public Map<String, Object> representation() {
    return with("protocolMappers", mappers).settings();
  }
}
