package io.marketsuite.token;

import static io.marketsuite.token.Audience.featureClient;
import static io.marketsuite.token.Audience.marketplace;
import static io.marketsuite.token.Audience.marketplaceMaster;
import static io.marketsuite.token.Audience.marketplaceTenant;
import static io.marketsuite.token.RefusalReason.*;
import static io.marketsuite.token.Tokens.forMaster;
import static io.marketsuite.token.Tokens.forTenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Step 4: who may call which route. */
class AudienceTest {
  private static final String CLIENT = "partnerservicehash.apps.carerix.io";
  private static final Audience FEATURE =
      featureClient((issuer, azp) -> issuer.tenant().equals("acme") && azp.equals(CLIENT));

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments(
            "master token for a tenant's route", forMaster(), marketplaceTenant(), MASTER_REALM),
        arguments("tenant token for Cleanup", forTenant(), marketplaceMaster(), NOT_MASTER),
        arguments(
            "master token for telemetry",
            clientOfMaster(),
            featureClient(Set.of(CLIENT)),
            MASTER_REALM),
        arguments(
            "master of another listed host",
            forMaster().claim("iss", "\"https://id-2.carerix.io/auth/realms/master\""),
            marketplace(),
            MASTER_REALM),
        arguments(
            "master with another client", clientOfMaster(), marketplaceMaster(), AUTHORIZED_PARTY),
        arguments(
            "a feature's client on the management route",
            client(),
            marketplaceTenant(),
            AUTHORIZED_PARTY),
        arguments("azp absent", forTenant().without("azp"), marketplaceTenant(), AUTHORIZED_PARTY),
        arguments(
            "azp in upper case",
            forTenant().claim("azp", "\"FEATURES.apps.carerix.io\""),
            marketplaceTenant(),
            AUTHORIZED_PARTY),
        arguments(
            "azp with a suffix",
            forTenant().claim("azp", "\"features.apps.carerix.io.evil\""),
            marketplaceTenant(),
            AUTHORIZED_PARTY),
        arguments(
            "client_id of another client",
            forTenant().claim("client_id", "\"another\""),
            marketplaceTenant(),
            AUTHORIZED_PARTY),
        arguments(
            "client_id only",
            forTenant().without("azp").claim("client_id", "\"features.apps.carerix.io\""),
            marketplaceTenant(),
            AUTHORIZED_PARTY),
        arguments("the marketplace on the telemetry route", forTenant(), FEATURE, AUTHORIZED_PARTY),
        arguments(
            "a client of another tenant",
            client()
                .claim("iss", "\"https://id.carerix.io/auth/realms/globex\"")
                .claim("tenant", "\"globex\""),
            FEATURE,
            AUTHORIZED_PARTY),
        arguments("an ID token", forTenant().claim("typ", "\"ID\""), marketplace(), TOKEN_TYPE),
        arguments(
            "a refresh token", forTenant().claim("typ", "\"Refresh\""), marketplace(), TOKEN_TYPE),
        arguments(
            "an offline token", forTenant().claim("typ", "\"Offline\""), marketplace(), TOKEN_TYPE),
        arguments(
            "a logout token", forMaster().claim("typ", "\"Logout\""), marketplace(), TOKEN_TYPE),
        arguments(
            "typ in lower case", forTenant().claim("typ", "\"bearer\""), marketplace(), TOKEN_TYPE),
        arguments("typ absent", forTenant().without("typ"), marketplace(), TOKEN_TYPE),
        arguments("tenant absent", forTenant().without("tenant"), marketplace(), TENANT_MISSING),
        arguments(
            "tenant empty", forTenant().claim("tenant", "\"\""), marketplace(), TENANT_MISSING),
        arguments(
            "tenant blank", forTenant().claim("tenant", "\" \""), marketplace(), TENANT_MISSING),
        arguments(
            "tenant of another realm",
            forTenant().claim("tenant", "\"globex\""),
            marketplace(),
            TENANT_MISMATCH),
        arguments(
            "tenant with a space",
            forTenant().claim("tenant", "\"acme \""),
            marketplace(),
            TENANT_MISMATCH),
        arguments(
            "a client's tenant of another realm",
            client().claim("tenant", "\"globex\""),
            FEATURE,
            TENANT_MISMATCH),
        arguments("iss absent", forTenant().without("iss"), marketplace(), ISSUER_FORM),
        arguments("exp absent", forTenant().without("exp"), marketplace(), EXPIRY_MISSING),
        arguments("iat absent", forTenant().without("iat"), marketplace(), ISSUED_AT_MISSING));
  }

  @ParameterizedTest(name = "{0} → {3}")
  @MethodSource("refusals")
  void refuses(String what, Tokens token, Audience audience, RefusalReason expected) {
    assertThat(Verifying.reason(Verifying.verifier().verify(token.build(), audience)))
        .isEqualTo(expected);
  }

  @Test
  void a_tenant_token_proves_tenant_client_key_and_times() {
    VerifiedToken token =
        Verifying.verified(Verifying.verifier().verifyMarketplace(forTenant().build()));

    assertThat(token.isMaster()).isFalse();
    assertThat(token.issuer()).isEqualTo(Tokens.TENANT_ISSUER);
    assertThat(token.tenant()).isEqualTo("acme");
    assertThat(token.tenantDisplay()).isEqualTo("Acme");
    assertThat(token.authorizedParty()).isEqualTo("features.apps.carerix.io");
    assertThat(token.keyId()).isEqualTo("key-1");
    assertThat(token.issuedAt()).isEqualTo(Tokens.NOW.minusSeconds(5));
    assertThat(token.expiresAt()).isEqualTo(Tokens.NOW.plusSeconds(60));
    assertThat(token.subject()).isEmpty();
  }

  @Test
  void a_master_token_needs_no_tenant_and_says_that_it_is_the_master() {
    TokenVerifier verifier = Verifying.verifier();

    VerifiedToken either = Verifying.verified(verifier.verifyMarketplace(forMaster().build()));
    VerifiedToken master =
        Verifying.verified(verifier.verify(forMaster().build(), marketplaceMaster()));

    assertThat(either.isMaster()).isTrue();
    assertThat(master.isMaster()).isTrue();
    assertThat(master.tenant()).isEqualTo("master");
  }

  @Test
  void neither_aud_nor_sub_is_needed_and_neither_disturbs() {
    String token = forTenant().claim("aud", "[\"account\",\"x\"]").claim("sub", "\"u-1\"").build();

    VerifiedToken verified = Verifying.verified(Verifying.verifier().verifyMarketplace(token));

    assertThat(verified.subject()).contains("u-1");
  }

  @Test
  void a_feature_client_is_accepted_for_its_own_tenant() {
    VerifiedToken token =
        Verifying.verified(Verifying.verifier().verify(client().build(), FEATURE));

    assertThat(token.authorizedParty()).isEqualTo(CLIENT);
  }

  @Test
  void a_foreign_tenant_claim_is_accepted_only_where_that_is_configured() {
    TokenVerifier verifier =
        Verifying.verifier(
            Verifying.config().tenantClaim(VerifierConfig.TenantClaim.ANY_TEXT),
            FakeJwks.ofCarerix(),
            new ManualClock());

    VerifiedToken token =
        Verifying.verified(
            verifier.verifyMarketplace(forTenant().claim("tenant", "\"Acme B.V.\"").build()));

    assertThat(token.tenant()).isEqualTo("acme");
    assertThat(token.tenantDisplay()).isEqualTo("Acme B.V.");
  }

  @Test
  void hosts_can_be_listed_while_it_runs() {
    TokenVerifier verifier = Verifying.verifier();
    String token = forTenant().build();

    verifier.reconfigure(Verifying.config().hosts(Set.of("id.carerix.io")).build());
    RefusalReason before = Verifying.reason(verifier.verifyMarketplace(token));
    verifier.reconfigure(Verifying.config().build());

    assertThat(before).isEqualTo(ISSUER_UNLISTED);
    assertThat(Verifying.verified(verifier.verifyMarketplace(token)).tenant()).isEqualTo("acme");
  }

  private static Tokens client() {
    return forTenant().claim("azp", "\"" + CLIENT + "\"");
  }

  private static Tokens clientOfMaster() {
    return forMaster().claim("azp", "\"" + CLIENT + "\"");
  }
}
