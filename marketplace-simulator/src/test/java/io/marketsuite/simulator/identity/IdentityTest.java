package io.marketsuite.simulator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class IdentityTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String ISSUER = "http://localhost:1/auth/realms/customername";

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final InstantSource clock = now::get;
  private final TokenMinter minter = new TokenMinter(clock);
  private final Realms realms = new Realms();
  private final Realm realm = new Realm("customername", "id1", ISSUER, Optional.of("CustomerName"));
  private final BearerCheck check = new BearerCheck(realms, clock);
  private final TokenEndpoint endpoint =
      new TokenEndpoint(minter, Duration.ofSeconds(60), Map.of());
  private final OAuthClient client =
      new OAuthClient(
          "partnerservice1.apps.carerix.io",
          UUID.randomUUID(),
          Optional.of(new ClientSecret("s3cr3t")),
          List.of("urn:cx/features:data/features:read"),
          List.of());

  IdentityTest() {
    realms.add(realm);
    realm.put(client);
  }

  @Test
  void a_token_looks_like_keycloak_s_and_verifies_against_the_published_keys()
      throws JoseException {
    String token = minter.mint(TokenOrder.of(realm, client, Duration.ofSeconds(60)));

    JsonWebSignature jws = new JsonWebSignature();
    jws.setCompactSerialization(token);
    RsaJsonWebKey key = publishedKey(jws.getKeyIdHeaderValue());
    jws.setKey(key.getRsaPublicKey());
    assertThat(jws.verifySignature()).isTrue();
    assertThat(jws.getAlgorithmHeaderValue()).isEqualTo("RS256");
    assertThat(jws.getHeader("typ")).isEqualTo("JWT");
    assertThat(key.getAlgorithm()).isEqualTo("RS256");
    assertThat(key.getUse()).isEqualTo("sig");
    assertThat(key.getRsaPublicKey().getModulus().bitLength()).isEqualTo(2048);

    Map<String, Object> claims = JsonUtil.parseJson(jws.getPayload());
    assertThat(claims.keySet())
        .containsExactlyInAnyOrder(
            "exp",
            "iat",
            "jti",
            "iss",
            "sub",
            "typ",
            "azp",
            "scope",
            "client_id",
            "clientHost",
            "clientAddress",
            "tenant");
    assertThat(claims)
        .containsEntry("iat", NOW.getEpochSecond())
        .containsEntry("exp", NOW.plusSeconds(60).getEpochSecond())
        .containsEntry("iss", ISSUER)
        .containsEntry("typ", "Bearer")
        .containsEntry("azp", client.clientId())
        .containsEntry("tenant", "CustomerName")
        .containsEntry("scope", "urn:cx/features:data/features:read");
    assertThat((String) claims.get("jti")).startsWith("trrtcc:");
  }

  @Test
  void the_key_set_begins_with_a_key_that_signs_nothing() throws JoseException {
    JsonWebKey first = new JsonWebKeySet(Jwks.of(realm)).getJsonWebKeys().getFirst();

    assertThat(first.getUse()).isEqualTo("enc");
    assertThat(first.getAlgorithm()).isEqualTo("RSA-OAEP");
    assertThat(first.getKeyId()).isNotEqualTo(realm.signingKey().kid());
  }

  @Test
  void the_key_set_holds_no_private_part() {
    assertThat(Jwks.of(realm)).doesNotContain("\"d\"", "\"p\"", "\"q\"");
  }

  @Test
  void a_bearer_is_good_until_the_second_it_expires() {
    String bearer = "Bearer " + minter.mint(TokenOrder.of(realm, client, Duration.ofSeconds(60)));

    now.set(NOW.plusSeconds(59));
    assertThat(check.verify(bearer)).contains(new BearerCheck.Caller(realm, client.clientId()));
    now.set(NOW.plusSeconds(60));
    assertThat(check.verify(bearer)).isEmpty();
  }

  @Test
  void a_bearer_of_a_foreign_key_of_another_type_or_of_a_deleted_realm_is_refused() {
    Duration life = Duration.ofSeconds(60);
    String foreign = minter.mint(TokenOrder.of(realm, client, life).byForeignKey());
    String id = minter.mint(TokenOrder.of(realm, client, life).as(TokenKind.ID));
    String good = minter.mint(TokenOrder.of(realm, client, life));

    assertThat(check.verify("Bearer " + foreign)).isEmpty();
    assertThat(check.verify("Bearer " + id)).isEmpty();
    assertThat(check.verify("Basic " + good)).isEmpty();
    assertThat(check.verify("Bearer x.y.z")).isEmpty();
    assertThat(check.verify(null)).isEmpty();
    realms.remove("customername");
    assertThat(check.verify("Bearer " + good)).isEmpty();
  }

  @Test
  void a_rotation_keeps_or_drops_the_old_key() {
    String before = "Bearer " + minter.mint(TokenOrder.of(realm, client, Duration.ofSeconds(60)));
    String oldKid = realm.signingKey().kid();

    realm.rotate(true);
    assertThat(realm.signingKey().kid()).isNotEqualTo(oldKid);
    assertThat(realm.published()).hasSize(2);
    assertThat(check.verify(before)).isPresent();

    realm.rotate(false);
    assertThat(realm.published()).hasSize(1);
    assertThat(check.verify(before)).isEmpty();
  }

  @Test
  void the_token_endpoint_knows_both_ways_of_naming_a_client() {
    TokenResponse post =
        endpoint.answer(
            realm, Parameters.of(form("client_credentials", client.clientId(), "s3cr3t")), null);
    TokenResponse basic =
        endpoint.answer(
            realm,
            Parameters.of(Map.of("grant_type", "client_credentials")),
            "Basic "
                + java.util.Base64.getEncoder()
                    .encodeToString((client.clientId() + ":s3cr3t").getBytes()));

    assertThat(post.status()).isEqualTo(200);
    assertThat(basic.status()).isEqualTo(200);
    assertThat(post.json())
        .contains("\"access_token\"", "\"expires_in\":60", "\"token_type\":\"Bearer\"");
  }

  @Test
  void the_token_endpoint_refuses_with_keycloak_s_words() {
    OAuthClient open =
        new OAuthClient("open", UUID.randomUUID(), Optional.empty(), List.of(), List.of());
    realm.put(open);

    assertThat(error(form("client_credentials", "nobody", "x"))).isEqualTo("401 invalid_client");
    assertThat(error(form("client_credentials", client.clientId(), "wrong")))
        .isEqualTo("401 unauthorized_client");
    assertThat(error(form("client_credentials", "open", ""))).isEqualTo("401 unauthorized_client");
    assertThat(error(form("password", client.clientId(), "s3cr3t")))
        .isEqualTo("400 unsupported_grant_type");
    assertThat(error(Map.of())).isEqualTo("400 invalid_request");
    realm.remove(client.clientId());
    assertThat(error(form("client_credentials", client.clientId(), "s3cr3t")))
        .isEqualTo("401 invalid_client");
  }

  @Test
  void no_secret_has_a_text_form() {
    assertThat(client.toString()).doesNotContain("s3cr3t");
    assertThat(realm.signingKey().toString()).doesNotContain("private");
  }

  private RsaJsonWebKey publishedKey(String kid) throws JoseException {
    JsonWebKey key = new JsonWebKeySet(Jwks.of(realm)).findJsonWebKey(kid, "RSA", "sig", "RS256");
    return (RsaJsonWebKey) key;
  }

  private String error(Map<String, String> form) {
    TokenResponse response = endpoint.answer(realm, Parameters.of(form), null);
    return response.status() + " " + response.error().orElse("none");
  }

  private static Map<String, String> form(String grant, String id, String secret) {
    return Map.of("grant_type", grant, "client_id", id, "client_secret", secret);
  }
}
