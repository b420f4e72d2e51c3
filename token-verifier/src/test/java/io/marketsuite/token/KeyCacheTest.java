package io.marketsuite.token;

import static io.marketsuite.token.RefusalReason.ISSUER_LIMIT;
import static io.marketsuite.token.RefusalReason.KEYS_UNAVAILABLE;
import static io.marketsuite.token.RefusalReason.KEY_MISMATCH;
import static io.marketsuite.token.RefusalReason.KEY_UNKNOWN;
import static io.marketsuite.token.Tokens.forTenant;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Step 5: keys are fetched rarely, shared, and believed for a bounded time. */
class KeyCacheTest {
  private static final KeyCacheConfig DEFAULTS = KeyCacheConfig.defaults();

  private final ManualClock clock = new ManualClock();
  private final FakeJwks jwks = FakeJwks.ofCarerix();
  private TokenVerifier verifier = verifier(DEFAULTS);

  private TokenVerifier verifier(KeyCacheConfig cache) {
    return Verifying.verifier(Verifying.config().keyCache(cache), jwks, clock);
  }

  private CompletionStage<Verification> verify(Tokens token) {
    return verifier.verifyMarketplace(token.build());
  }

  /** A token whose times suit the clock, however far it went. */
  private Tokens fresh() {
    return forTenant().claim("iat", clock.instant()).claim("exp", clock.instant().plusSeconds(60));
  }

  private Tokens freshWith(String keyId) {
    return fresh().header("kid", "\"" + keyId + "\"");
  }

  private Tokens freshOf(String realm) {
    return fresh()
        .claim("iss", "\"https://id-2.carerix.io/auth/realms/" + realm + "\"")
        .claim("tenant", "\"" + realm + "\"");
  }

  @Test
  void many_tokens_cost_one_fetch() {
    for (int i = 0; i < 50; i++) {
      Verifying.verified(verify(fresh()));
    }

    assertThat(jwks.asked()).containsExactly(Tokens.TENANT_ISSUER);
  }

  @Test
  void all_who_wait_share_one_fetch_and_each_gets_its_own_answer() {
    jwks.hold();
    List<CompletableFuture<Verification>> waiting = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      waiting.add(verify(i % 2 == 0 ? fresh() : freshWith("other")).toCompletableFuture());
    }
    assertThat(waiting).noneMatch(CompletableFuture::isDone);

    jwks.release();

    assertThat(jwks.asked()).hasSize(1);
    for (int i = 0; i < 20; i++) {
      if (i % 2 == 0) {
        Verifying.verified(waiting.get(i));
      } else {
        assertThat(Verifying.reason(waiting.get(i))).isEqualTo(KEY_UNKNOWN);
      }
    }
  }

  @Test
  void one_waiter_that_gives_up_does_not_take_the_others_with_it() {
    jwks.hold();
    CompletableFuture<Verification> impatient = verify(fresh()).toCompletableFuture();
    CompletionStage<Verification> patient = verify(fresh());

    impatient.cancel(true);
    jwks.release();

    Verifying.verified(patient);
  }

  @Test
  void a_rotated_key_is_found_by_one_refresh() {
    Verifying.verified(verify(fresh()));
    clock.advance(DEFAULTS.cooldown());
    jwks.publish(Tokens.TENANT_ISSUER, "key-2", SigningAlgorithm.RS256, Keys.OTHER_RSA.getPublic());

    Verifying.verified(verify(freshWith("key-2").signedBy(Keys.OTHER_RSA.getPrivate())));
    Verifying.verified(verify(fresh()));

    assertThat(jwks.asked()).hasSize(2);
  }

  @Test
  void unknown_key_ids_cause_at_most_one_fetch_per_cooldown() {
    Verifying.verified(verify(fresh()));
    for (int second = 0; second < 30; second++) {
      assertThat(Verifying.reason(verify(freshWith("invented-" + second)))).isEqualTo(KEY_UNKNOWN);
      clock.advance(Duration.ofSeconds(1));
    }

    // At 0 s for the first token, then at 10 s and 20 s.
    assertThat(jwks.asked()).hasSize(3);
  }

  @Test
  void the_cooldown_of_one_issuer_is_not_that_of_another() {
    jwks.publish(
        "https://id-2.carerix.io/auth/realms/globex",
        Tokens.KEY_ID,
        SigningAlgorithm.RS256,
        Keys.RSA.getPublic());
    Verifying.verified(verify(fresh()));

    Verifying.verified(verify(freshOf("globex")));
  }

  @Test
  void a_key_of_one_issuer_does_not_sign_for_another() {
    jwks.publish(
        "https://id-2.carerix.io/auth/realms/globex",
        "key-of-globex",
        SigningAlgorithm.RS256,
        Keys.OTHER_RSA.getPublic());
    Tokens forged = freshWith("key-of-globex").signedBy(Keys.OTHER_RSA.getPrivate());
    Verifying.verified(
        verify(
            freshOf("globex")
                .header("kid", "\"key-of-globex\"")
                .signedBy(Keys.OTHER_RSA.getPrivate())));

    assertThat(Verifying.reason(verify(forged))).isEqualTo(KEY_UNKNOWN);
  }

  @Test
  void the_last_good_keys_serve_while_the_issuer_is_down_but_not_beyond_their_age() {
    Verifying.verified(verify(fresh()));
    jwks.goDown();

    clock.advance(DEFAULTS.maxAge());
    Verifying.verified(verify(fresh()));
    clock.advance(Duration.ofSeconds(11));

    assertThat(Verifying.reason(verify(fresh()))).isEqualTo(KEYS_UNAVAILABLE);
    assertThat(verifier.keyCacheStats().failures()).isEqualTo(2);
  }

  @Test
  void keys_past_their_refresh_age_are_renewed_behind_the_answer() {
    Verifying.verified(verify(fresh()));
    jwks.hold();
    clock.advance(DEFAULTS.refreshAfter().plusSeconds(1));

    Verifying.verified(verify(fresh()));
    Verifying.verified(verify(fresh()));

    assertThat(jwks.asked()).hasSize(2);
  }

  @Test
  void a_withdrawn_key_is_no_longer_believed_after_the_renewal() {
    Verifying.verified(verify(fresh()));
    jwks.withdraw(Tokens.TENANT_ISSUER, Tokens.KEY_ID);
    clock.advance(DEFAULTS.refreshAfter().plusSeconds(1));
    Verifying.verified(verify(fresh()));

    assertThat(Verifying.reason(verify(fresh()))).isEqualTo(KEY_UNKNOWN);
  }

  @Test
  void a_failed_first_fetch_is_not_repeated_within_the_cooldown_and_then_heals() {
    jwks.goDown();
    assertThat(Verifying.reason(verify(fresh()))).isEqualTo(KEYS_UNAVAILABLE);
    jwks.comeUp();
    assertThat(Verifying.reason(verify(fresh()))).isEqualTo(KEYS_UNAVAILABLE);
    assertThat(jwks.asked()).hasSize(1);

    clock.advance(DEFAULTS.cooldown());

    Verifying.verified(verify(fresh()));
  }

  @Test
  void a_clock_that_is_set_back_does_not_stop_fetching() {
    jwks.goDown();
    assertThat(Verifying.reason(verify(fresh()))).isEqualTo(KEYS_UNAVAILABLE);
    jwks.comeUp();

    clock.advance(Duration.ofHours(-1));

    Verifying.verified(verify(fresh()));
  }

  @Test
  void invented_tenants_cannot_make_us_fetch_without_limit() {
    for (int i = 0; i < 1_000; i++) {
      RefusalReason reason = Verifying.reason(verify(freshOf("invented-" + i)));
      assertThat(reason).isIn(KEYS_UNAVAILABLE, ISSUER_LIMIT);
    }
    assertThat(jwks.asked()).hasSize(DEFAULTS.maxNewIssuersPerMinute());
    assertThat(verifier.keyCacheStats().withheld())
        .isEqualTo(1_000 - DEFAULTS.maxNewIssuersPerMinute());

    clock.advance(Duration.ofMinutes(1));

    Verifying.verified(verify(fresh()));
  }

  @Test
  void a_flood_of_invented_tenants_does_not_push_out_a_real_one() {
    verifier = verifier(small(3));
    Verifying.verified(verify(fresh()));
    for (int i = 0; i < 100; i++) {
      clock.advance(Duration.ofMillis(1));
      Verifying.reason(verify(freshOf("invented-" + i)));
    }

    Verifying.verified(verify(fresh()));

    assertThat(jwks.asked().stream().filter(Tokens.TENANT_ISSUER::equals)).hasSize(1);
    // The real one, and one place for strangers.
    assertThat(verifier.keyCacheStats().issuers()).isEqualTo(2);
  }

  @Test
  void issuers_that_are_being_fetched_keep_their_place() {
    verifier = verifier(small(1));
    jwks.hold();
    CompletionStage<Verification> first = verify(fresh());

    assertThat(Verifying.reason(verify(freshOf("globex")))).isEqualTo(ISSUER_LIMIT);

    jwks.release();
    Verifying.verified(first);
  }

  @Test
  void a_source_that_throws_or_returns_nothing_is_an_issuer_that_is_down() {
    JwksSource throwing =
        issuer -> {
          throw new IllegalStateException("broken");
        };
    for (JwksSource broken : List.of(throwing, (JwksSource) issuer -> null)) {
      TokenVerifier with = Verifying.verifier(Verifying.config(), broken, clock);

      assertThat(Verifying.reason(with.verifyMarketplace(fresh().build())))
          .isEqualTo(KEYS_UNAVAILABLE);
    }
  }

  @Test
  void a_source_that_stays_silent_is_given_up() throws Exception {
    KeyCacheConfig impatient =
        new KeyCacheConfig(
            DEFAULTS.maxAge(),
            DEFAULTS.refreshAfter(),
            DEFAULTS.cooldown(),
            Duration.ofMillis(50),
            10,
            10);
    TokenVerifier with =
        Verifying.verifier(
            Verifying.config().keyCache(impatient), issuer -> new CompletableFuture<>(), clock);

    Verification outcome =
        with.verifyMarketplace(fresh().build()).toCompletableFuture().get(10, TimeUnit.SECONDS);

    assertThat(((Verification.Refused) outcome).reason()).isEqualTo(KEYS_UNAVAILABLE);
    assertThat(KEYS_UNAVAILABLE.mayPass()).isTrue();
  }

  @Test
  void an_rs256_token_that_names_a_key_for_es256_is_refused() {
    jwks.publish(Tokens.TENANT_ISSUER, "ec-key", SigningAlgorithm.ES256, Keys.P256.getPublic());

    assertThat(Verifying.reason(verify(freshWith("ec-key")))).isEqualTo(KEY_MISMATCH);
  }

  private static KeyCacheConfig small(int issuers) {
    return new KeyCacheConfig(
        DEFAULTS.maxAge(),
        DEFAULTS.refreshAfter(),
        DEFAULTS.cooldown(),
        DEFAULTS.fetchTimeout(),
        issuers,
        10_000);
  }
}
