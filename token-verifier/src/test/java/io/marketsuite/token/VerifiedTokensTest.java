package io.marketsuite.token;

import static io.marketsuite.token.RefusalReason.AUTHORIZED_PARTY;
import static io.marketsuite.token.RefusalReason.EXPIRED;
import static io.marketsuite.token.RefusalReason.ISSUER_UNLISTED;
import static io.marketsuite.token.RefusalReason.KEYS_UNAVAILABLE;
import static io.marketsuite.token.RefusalReason.KEY_UNKNOWN;
import static io.marketsuite.token.RefusalReason.MASTER_REALM;
import static io.marketsuite.token.RefusalReason.REALM;
import static io.marketsuite.token.RefusalReason.SIGNATURE;
import static io.marketsuite.token.Tokens.NOW;
import static io.marketsuite.token.Tokens.forMaster;
import static io.marketsuite.token.Tokens.forTenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.token.adapter.jose.JoseSignatureCheck;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A remembered token is refused from the instant on at which an unremembered one would be. */
class VerifiedTokensTest {
  private static final KeyCacheConfig KEYS = KeyCacheConfig.defaults();

  private final ManualClock clock = new ManualClock();
  private final FakeJwks jwks = FakeJwks.ofCarerix();
  private final AtomicInteger checks = new AtomicInteger();
  private final TokenVerifier verifier = remembering(100);
  private final String good = longLived().build();

  private TokenVerifier remembering(int most) {
    SignatureCheck jose = new JoseSignatureCheck();
    SignatureCheck counting =
        (key, text) -> {
          checks.incrementAndGet();
          return jose.holds(key, text);
        };
    return TokenVerifier.create(
        Verifying.config().verifiedTokens(most).build(), jwks, counting, clock);
  }

  private static Tokens longLived() {
    return forTenant().claim("exp", NOW.plusSeconds(86_400));
  }

  private CompletionStage<Verification> verify(String token) {
    return verifier.verify(token, Audience.marketplaceTenant());
  }

  @Test
  void the_signature_of_a_text_is_checked_once() {
    VerifiedToken first = Verifying.verified(verify(good));
    VerifiedToken second = Verifying.verified(verify("Bearer " + good));

    assertThat(checks).hasValue(1);
    assertThat(second).hasToString(first.toString());
    assertThat(verifier.verifiedTokenStats()).isEqualTo(new VerifiedTokenStats(1, 1, 1));
  }

  @Test
  void none_is_remembered_unless_it_is_asked_for() {
    TokenVerifier forgetful =
        TokenVerifier.create(
            Verifying.config().build(), jwks, new JoseSignatureCheck(), new ManualClock());

    Verifying.verified(forgetful.verifyMarketplace(good));
    Verifying.verified(forgetful.verifyMarketplace(good));

    assertThat(forgetful.verifiedTokenStats()).isEqualTo(new VerifiedTokenStats(0, 0, 0));
  }

  @Test
  void a_refused_token_is_never_remembered() {
    String forged = longLived().signedBy(Keys.OTHER_RSA.getPrivate()).build();

    for (int i = 0; i < 3; i++) {
      assertThat(Verifying.reason(verify(forged))).isEqualTo(SIGNATURE);
    }

    assertThat(checks).hasValue(3);
    assertThat(verifier.verifiedTokenStats().size()).isZero();
  }

  @Test
  void another_signature_under_the_same_claims_is_another_text() {
    Verifying.verified(verify(good));
    String[] parts = good.split("\\.");
    String otherSignature = parts[0] + "." + parts[1] + "." + Tokens.base64(new byte[256]);

    assertThat(Verifying.reason(verify(otherSignature))).isEqualTo(SIGNATURE);
  }

  @Test
  void it_is_refused_at_its_expiry_and_the_skew_to_the_millisecond() {
    String token = forTenant().claim("exp", NOW.plusSeconds(60)).build();
    Verifying.verified(verify(token));

    clock.set(NOW.plusSeconds(90).minusMillis(1));
    Verifying.verified(verify(token));
    clock.set(NOW.plusSeconds(90));

    assertThat(Verifying.reason(verify(token))).isEqualTo(EXPIRED);
  }

  @Test
  void a_clock_set_back_judges_it_anew() {
    Verifying.verified(verify(good));

    clock.set(NOW.minusSeconds(3600));

    assertThat(Verifying.reason(verify(good))).isEqualTo(RefusalReason.ISSUED_IN_FUTURE);
  }

  @Test
  void it_is_refused_when_its_key_is_withdrawn_and_the_keys_were_renewed() {
    Verifying.verified(verify(good));
    jwks.withdraw(Tokens.TENANT_ISSUER, Tokens.KEY_ID);
    clock.advance(KEYS.refreshAfter().plusSeconds(1));
    Verifying.verified(verify(good));

    assertThat(Verifying.reason(verify(good))).isEqualTo(KEY_UNKNOWN);
    assertThat(checks).hasValue(1);
  }

  @Test
  void it_is_checked_again_when_another_key_takes_the_same_id() {
    Verifying.verified(verify(good));
    jwks.withdraw(Tokens.TENANT_ISSUER, Tokens.KEY_ID);
    jwks.publish(
        Tokens.TENANT_ISSUER, Tokens.KEY_ID, SigningAlgorithm.RS256, Keys.OTHER_RSA.getPublic());
    clock.advance(KEYS.refreshAfter().multipliedBy(2).plusSeconds(1));

    assertThat(Verifying.reason(verify(good))).isEqualTo(SIGNATURE);
    assertThat(verifier.verifiedTokenStats().size()).isZero();
  }

  @Test
  void a_renewed_key_that_is_the_same_needs_no_new_check() {
    Verifying.verified(verify(good));
    clock.advance(KEYS.refreshAfter().multipliedBy(2).plusSeconds(1));

    Verifying.verified(verify(good));

    assertThat(jwks.asked()).hasSize(2);
    assertThat(checks).hasValue(1);
  }

  @Test
  void it_does_not_outlive_the_age_of_its_key() {
    Verifying.verified(verify(good));
    jwks.goDown();

    clock.advance(KEYS.maxAge().plusSeconds(1));

    assertThat(Verifying.reason(verify(good))).isEqualTo(KEYS_UNAVAILABLE);
  }

  @Test
  void whether_its_client_may_call_is_asked_each_time() {
    AtomicBoolean installed = new AtomicBoolean(true);
    Audience telemetry = Audience.featureClient((issuer, azp) -> installed.get());
    Verifying.verified(verifier.verify(good, telemetry));

    installed.set(false);

    assertThat(Verifying.reason(verifier.verify(good, telemetry))).isEqualTo(AUTHORIZED_PARTY);
  }

  @Test
  void a_master_token_that_ordered_a_cleanup_opens_no_other_route() {
    String master = forMaster().build();
    Verifying.verified(verifier.verifyMarketplace(master));

    assertThat(Verifying.reason(verify(master))).isEqualTo(MASTER_REALM);
    assertThat(
            Verifying.reason(
                verifier.verify(master, Audience.featureClient(Set.of(Tokens.MARKETPLACE)))))
        .isEqualTo(MASTER_REALM);
  }

  @Test
  void it_is_refused_as_soon_as_its_host_is_no_longer_listed() {
    Verifying.verified(verify(good));

    verifier.reconfigure(Verifying.config().hosts(Set.of("id.carerix.io")).build());

    assertThat(Verifying.reason(verify(good))).isEqualTo(ISSUER_UNLISTED);
  }

  @Test
  void it_is_refused_as_soon_as_the_pattern_of_realms_is_narrower() {
    Verifying.verified(verify(good));

    verifier.reconfigure(Verifying.config().realmPattern("globex").build());

    assertThat(Verifying.reason(verify(good))).isEqualTo(REALM);
  }

  @Test
  void rules_that_say_the_same_make_it_be_checked_again() {
    Verifying.verified(verify(good));

    verifier.reconfigure(Verifying.config().verifiedTokens(100).build());
    Verifying.verified(verify(good));

    assertThat(checks).hasValue(2);
  }

  @Test
  void a_host_that_is_removed_while_its_keys_are_fetched_is_no_longer_believed() {
    jwks.hold();
    CompletionStage<Verification> waiting = verify(good);

    verifier.reconfigure(Verifying.config().hosts(Set.of("id.carerix.io")).build());
    jwks.release();

    assertThat(Verifying.reason(waiting)).isEqualTo(ISSUER_UNLISTED);
  }

  @Test
  void no_more_are_remembered_than_there_is_room_for() {
    TokenVerifier small = remembering(10);
    for (int i = 0; i < 50; i++) {
      String token = longLived().claim("jti", "\"" + i + "\"").build();
      Verifying.verified(small.verifyMarketplace(token));
    }

    assertThat(small.verifiedTokenStats().size()).isBetween(1L, 10L);
  }

  @Test
  void a_fingerprint_holds_nothing_of_the_text_and_tells_routes_apart() {
    TokenFingerprint management = TokenFingerprint.of(good, Audience.marketplace());
    TokenFingerprint settings = TokenFingerprint.of(good, Audience.marketplaceTenant());

    assertThat(management).isNotEqualTo(settings);
    assertThat(management).isEqualTo(TokenFingerprint.of(good, Audience.marketplace()));
    assertThat(management.toString()).doesNotContain(good.substring(0, 10));
  }
}
