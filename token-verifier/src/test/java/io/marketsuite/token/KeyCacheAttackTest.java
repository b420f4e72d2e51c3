package io.marketsuite.token;

import static io.marketsuite.token.RefusalReason.ISSUER_LIMIT;
import static io.marketsuite.token.RefusalReason.KEYS_UNAVAILABLE;
import static io.marketsuite.token.RefusalReason.KEY_UNKNOWN;
import static io.marketsuite.token.Tokens.forTenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.token.adapter.jose.JoseSignatureCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Step 5 against somebody who invents tenants and key ids, steals keys, or turns the clock. */
class KeyCacheAttackTest {
  private static final KeyCacheConfig DEFAULTS = KeyCacheConfig.defaults();
  private static final String OTHER_HOST = "https://id.carerix.io";
  private static final String THIS_HOST = "https://id-2.carerix.io";

  private final ManualClock clock = new ManualClock();
  private final FakeJwks jwks = FakeJwks.ofCarerix();

  private TokenVerifier verifier(int issuers, int newPerMinute, Predicate<IssuerUrls> installed) {
    KeyCacheConfig cache =
        new KeyCacheConfig(
            DEFAULTS.maxAge(),
            DEFAULTS.refreshAfter(),
            DEFAULTS.cooldown(),
            DEFAULTS.fetchTimeout(),
            issuers,
            newPerMinute);
    return TokenVerifier.create(
        Verifying.config().keyCache(cache).build(),
        jwks,
        new JoseSignatureCheck(),
        clock,
        installed);
  }

  private TokenVerifier verifier(int issuers, int newPerMinute) {
    return verifier(issuers, newPerMinute, issuer -> false);
  }

  private String of(String host, String realm) {
    return forTenant()
        .claim("iat", clock.instant())
        .claim("exp", clock.instant().plusSeconds(60))
        .claim("iss", "\"" + host + "/auth/realms/" + realm + "\"")
        .claim("tenant", "\"" + realm + "\"")
        .build();
  }

  private void publish(String host, String realm) {
    jwks.publish(
        host + "/auth/realms/" + realm,
        Tokens.KEY_ID,
        SigningAlgorithm.RS256,
        Keys.RSA.getPublic());
  }

  private void invent(TokenVerifier verifier, String host, int tenants) {
    for (int i = 0; i < tenants; i++) {
      assertThat(Verifying.reason(verifier.verifyMarketplace(of(host, "invented-" + i))))
          .isIn(KEYS_UNAVAILABLE, ISSUER_LIMIT);
    }
  }

  @Test
  void tenants_invented_on_one_host_lock_out_nobody_on_another() {
    TokenVerifier verifier = verifier(100, 10);
    publish(OTHER_HOST, "globex");
    invent(verifier, THIS_HOST, 50);

    Verifying.verified(verifier.verifyMarketplace(of(OTHER_HOST, "globex")));

    assertThat(Verifying.reason(verifier.verifyMarketplace(of(THIS_HOST, "acme"))))
        .isEqualTo(ISSUER_LIMIT);
  }

  @Test
  void an_installed_tenant_is_not_locked_out_by_invented_ones() {
    TokenVerifier verifier = verifier(100, 10, issuer -> issuer.tenant().equals("acme"));
    invent(verifier, THIS_HOST, 50);

    Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, "acme")));
  }

  @Test
  void the_master_issuer_is_not_locked_out_by_invented_tenants_of_its_host() {
    TokenVerifier verifier = verifier(100, 10);
    invent(verifier, OTHER_HOST, 50);

    Verifying.verified(verifier.verifyMarketplace(Tokens.forMaster().build()));
  }

  @Test
  void whoever_knows_the_installed_and_is_away_makes_nobody_be_refused() {
    TokenVerifier verifier =
        verifier(
            100,
            10,
            issuer -> {
              throw new IllegalStateException("the database is away");
            });

    Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, "acme")));
  }

  @Test
  void a_budget_that_is_used_up_comes_back_evenly_and_not_only_at_the_minute() {
    TokenVerifier verifier = verifier(100, 60);
    invent(verifier, THIS_HOST, 100);

    clock.advance(Duration.ofMillis(999));
    RefusalReason early = Verifying.reason(verifier.verifyMarketplace(of(THIS_HOST, "acme")));
    clock.advance(Duration.ofMillis(1));

    assertThat(early).isEqualTo(ISSUER_LIMIT);
    Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, "acme")));
  }

  @Test
  void a_clock_set_back_gives_no_second_budget_and_the_first_one_goes_on() {
    TokenVerifier verifier = verifier(100, 60);
    invent(verifier, THIS_HOST, 100);

    clock.advance(Duration.ofHours(-1));
    RefusalReason back = Verifying.reason(verifier.verifyMarketplace(of(THIS_HOST, "acme")));
    clock.advance(Duration.ofSeconds(1));

    assertThat(back).isEqualTo(ISSUER_LIMIT);
    Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, "acme")));
  }

  @Test
  void a_refused_stranger_leaves_nothing_behind() {
    TokenVerifier verifier = verifier(1_000, 5);

    invent(verifier, THIS_HOST, 200);

    assertThat(verifier.keyCacheStats().issuers()).isEqualTo(5);
    assertThat(verifier.keyCacheStats().withheld()).isEqualTo(195);
  }

  @Test
  void strangers_that_are_all_being_fetched_push_out_no_issuer_with_keys() {
    TokenVerifier verifier = verifier(4, 1_000);
    List<String> real = List.of("acme", "globex", "initech", "umbrella");
    real.stream().skip(1).forEach(realm -> publish(THIS_HOST, realm));
    real.forEach(realm -> Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, realm))));

    jwks.hold();
    List<CompletionStage<Verification>> invented = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      invented.add(verifier.verifyMarketplace(of(THIS_HOST, "invented-" + i)));
    }

    real.forEach(realm -> Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, realm))));
    jwks.release();
    assertThat(invented)
        .allSatisfy(
            stage -> assertThat(Verifying.reason(stage)).isIn(ISSUER_LIMIT, KEYS_UNAVAILABLE));
  }

  @Test
  void a_new_real_issuer_takes_the_place_of_the_one_unused_for_longest() {
    TokenVerifier verifier = verifier(2, 1_000);
    publish(THIS_HOST, "globex");
    publish(THIS_HOST, "initech");
    for (String realm : List.of("acme", "globex", "acme", "initech", "acme")) {
      clock.advance(Duration.ofSeconds(1));
      Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, realm)));
    }

    assertThat(jwks.asked()).hasSize(3);
    assertThat(verifier.keyCacheStats().issuers()).isEqualTo(2);
  }

  @Test
  void a_stolen_key_that_was_withdrawn_does_not_wake_up_an_issuer_nobody_asked_for_long() {
    TokenVerifier verifier = verifier(100, 60);
    Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, "acme")));
    jwks.withdraw(Tokens.TENANT_ISSUER, Tokens.KEY_ID);

    clock.advance(DEFAULTS.refreshAfter().multipliedBy(2).plusSeconds(1));

    assertThat(Verifying.reason(verifier.verifyMarketplace(of(THIS_HOST, "acme"))))
        .isEqualTo(KEY_UNKNOWN);
  }

  @Test
  void an_issuer_that_is_away_is_served_on_also_after_nobody_asked_for_long() {
    TokenVerifier verifier = verifier(100, 60);
    Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, "acme")));
    jwks.goDown();
    clock.advance(DEFAULTS.maxAge().minusSeconds(10));

    Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, "acme")));
    Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, "acme")));

    assertThat(jwks.asked()).hasSize(2);
  }

  @Test
  void keys_from_a_future_that_the_clock_left_are_fetched_again() {
    TokenVerifier verifier = verifier(100, 60);
    clock.advance(Duration.ofDays(365));
    Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, "acme")));
    jwks.withdraw(Tokens.TENANT_ISSUER, Tokens.KEY_ID);

    clock.advance(Duration.ofDays(-365));

    assertThat(Verifying.reason(verifier.verifyMarketplace(of(THIS_HOST, "acme"))))
        .isEqualTo(KEY_UNKNOWN);
  }

  @Test
  void a_thread_that_looked_at_the_clock_a_moment_before_the_fetch_is_served() {
    TokenVerifier verifier = verifier(100, 60);
    Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, "acme")));

    clock.advance(Duration.ofMillis(-500));

    Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, "acme")));
    assertThat(jwks.asked()).hasSize(1);
  }

  @Test
  void a_source_that_fails_with_an_error_can_be_asked_again() {
    List<JwksSource> turns = new ArrayList<>();
    turns.add(
        issuer -> {
          throw new NoClassDefFoundError("broken once");
        });
    turns.add(jwks);
    TokenVerifier verifier =
        Verifying.verifier(Verifying.config(), issuer -> turns.removeFirst().fetch(issuer), clock);
    RefusalReason first = Verifying.reason(verifier.verifyMarketplace(of(THIS_HOST, "acme")));
    clock.advance(DEFAULTS.cooldown());

    assertThat(first).isEqualTo(KEYS_UNAVAILABLE);
    Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, "acme")));
  }

  @Test
  void the_keys_of_a_host_that_was_removed_are_forgotten() {
    TokenVerifier verifier = verifier(100, 60);
    Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, "acme")));

    verifier.reconfigure(Verifying.config().hosts(Set.of("id.carerix.io")).build());

    assertThat(verifier.keyCacheStats().issuers()).isZero();
  }

  @Test
  void a_flood_of_unknown_key_ids_holds_up_nobody_whose_key_is_known() {
    TokenVerifier verifier = verifier(100, 60);
    Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, "acme")));
    clock.advance(DEFAULTS.cooldown());
    jwks.hold();
    List<CompletableFuture<Verification>> flood = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String unknown = forTenant().header("kid", "\"invented-" + i + "\"").build();
      flood.add(verifier.verifyMarketplace(unknown).toCompletableFuture());
    }

    Verifying.verified(verifier.verifyMarketplace(of(THIS_HOST, "acme")));
    assertThat(flood).noneMatch(CompletableFuture::isDone);
    assertThat(jwks.asked()).hasSize(2);
    jwks.release();
  }
}
