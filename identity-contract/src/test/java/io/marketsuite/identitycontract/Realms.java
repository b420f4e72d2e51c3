package io.marketsuite.identitycontract;

import io.marketsuite.identitycontract.keycloak.ClientSpec;
import io.marketsuite.identitycontract.keycloak.RealKeycloak;
import io.marketsuite.identitycontract.keycloak.TokenEndpoint;
import java.util.List;
import java.util.Map;

/** Two tenants and the master realm, made the way Carerix's own side would make them. */
final class Realms {
  static final String ACME = "acme";
  static final String GLOBEX = "globex";
  static final String MASTER = "master";
  static final String FEATURE_CLIENT = "partnerservicehash.apps.carerix.io";
  static final String SECRET = "only-for-the-contract-test";
  static final String USER = "ann";

  private static RealKeycloak prepared;

  private Realms() {}

  /** The JVM's Keycloak with the realms in it. */
  static synchronized RealKeycloak keycloak() {
    if (prepared == null) {
      RealKeycloak keycloak = RealKeycloak.shared();
      keycloak
          .admin()
          .createClient(
              MASTER, ClientSpec.confidential(Verifying.MARKETPLACE, SECRET).representation());
      createTenant(keycloak, ACME, "Acme");
      createTenant(keycloak, GLOBEX, "globex");
      addKeysOfOtherKinds(keycloak);
      prepared = keycloak;
    }
    return prepared;
  }

  private static void createTenant(RealKeycloak keycloak, String realm, String display) {
    keycloak.admin().createRealm(Map.of("realm", realm, "enabled", true));
    keycloak.admin().createClient(realm, marketplace(display).representation());
    keycloak.admin().createClient(realm, feature(display).representation());
    keycloak.admin().createUser(realm, USER, SECRET, List.of());
  }

  /** So that the realm can sign by every algorithm we know, and by one that we do not. */
  private static void addKeysOfOtherKinds(RealKeycloak keycloak) {
    keycloak.admin().addKey(GLOBEX, "ps256", "rsa-generated", Map.of("algorithm", "PS256"));
    keycloak
        .admin()
        .addKey(GLOBEX, "es256", "ecdsa-generated", Map.of("ecdsaEllipticCurveKey", "P-256"));
    keycloak
        .admin()
        .addKey(GLOBEX, "eddsa", "eddsa-generated", Map.of("eddsaEllipticCurveKey", "Ed25519"));
  }

  /** The marketplace's client of a tenant, which users can log in to as well. */
  static ClientSpec marketplace(String tenant) {
    return bareMarketplace().with("directAccessGrantsEnabled", true).claim("tenant", tenant);
  }

  /** The marketplace's client without the mapper that names the tenant. */
  static ClientSpec bareMarketplace() {
    return ClientSpec.confidential(Verifying.MARKETPLACE, SECRET);
  }

  /** A confidential client of an installed feature. */
  static ClientSpec feature(String tenant) {
    return ClientSpec.confidential(FEATURE_CLIENT, SECRET).claim("tenant", tenant);
  }

  /** An access token of the marketplace's client. */
  static String token(String realm) {
    return TokenEndpoint.of(keycloak(), realm).accessToken(Verifying.MARKETPLACE, SECRET);
  }

  /** An access token of the marketplace's client, once it is made anew as told. */
  static String tokenOf(String realm, ClientSpec client) {
    keycloak().admin().replaceClient(realm, client.representation());
    return token(realm);
  }
}
