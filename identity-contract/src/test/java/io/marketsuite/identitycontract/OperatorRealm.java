package io.marketsuite.identitycontract;

import io.marketsuite.identitycontract.keycloak.ClientSpec;
import io.marketsuite.identitycontract.keycloak.RealKeycloak;
import io.marketsuite.identitycontract.keycloak.TokenEndpoint;
import java.util.List;
import java.util.Map;

/**
 * The operator's own issuer, as docs/keycloak.md says how to make one: roles are groups, and a
 * mapper puts them into the claim {@code groups}.
 */
final class OperatorRealm {
  static final String REALM = "operator";
  static final String PERSON = "olga";
  static final String PAGES = "suite-pages";
  static final String GUEST = "gast";
  private static final String SECRET = "only-for-the-operators-contract-test";

  private final RealKeycloak keycloak;

  private OperatorRealm(RealKeycloak keycloak) {
    this.keycloak = keycloak;
  }

  static OperatorRealm in(RealKeycloak keycloak) {
    keycloak.admin().createRealm(Map.of("realm", REALM, "enabled", true));
    for (String role : List.of("operator", "vendor", "service")) {
      keycloak.admin().createClient(REALM, machine("suite-" + role, role).representation());
    }
    keycloak.admin().createClient(REALM, people("suite-people").representation());
    keycloak.admin().createUser(REALM, PERSON, SECRET, List.of("operator"));
    keycloak.admin().createUser(REALM, GUEST, SECRET, List.of());
    return new OperatorRealm(keycloak);
  }

  private static ClientSpec machine(String clientId, String role) {
    return ClientSpec.confidential(clientId, SECRET)
        .claim("groups", "[\"" + role + "\"]", Map.of("jsonType.label", "JSON"));
  }

  private static ClientSpec people(String clientId) {
    return ClientSpec.confidential(clientId, SECRET)
        .with("directAccessGrantsEnabled", true)
        .mapper(
            "groups",
            "oidc-group-membership-mapper",
            Map.of(
                "claim.name", "groups",
                "full.path", "false",
                "access.token.claim", "true",
                "id.token.claim", "true"));
  }

  String issuer() {
    return keycloak.issuer(REALM);
  }

  String secret() {
    return SECRET;
  }

  /** An access token with a role of one of the operator's machines. */
  String machineToken(String role) {
    return TokenEndpoint.of(keycloak, REALM).accessToken("suite-" + role, SECRET);
  }

  /** One of a person's tokens: {@code access_token}, {@code id_token} or {@code refresh_token}. */
  String personsToken(String person, String kind) {
    return TokenEndpoint.token(
        TokenEndpoint.of(keycloak, REALM).password("suite-people", SECRET, person, SECRET, ""),
        kind);
  }

  /** The client of the suite's pages; it can be made once their address is known. */
  void createPages(String callback) {
    keycloak
        .admin()
        .createClient(
            REALM,
            people(PAGES)
                .with("standardFlowEnabled", true)
                .with("redirectUris", List.of(callback))
                .representation());
  }
}
