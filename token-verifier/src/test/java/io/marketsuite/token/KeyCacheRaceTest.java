package io.marketsuite.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Real threads against an empty cache whose keys arrive at any moment. */
class KeyCacheRaceTest {
  private static final int THREADS = 8;

  @Test
  void nobody_is_refused_because_the_keys_arrived_while_they_were_looked_up() throws Exception {
    String token = Tokens.forTenant().build();
    SigningKeys keys =
        SigningKeys.of(
            List.of(new SigningKey(Tokens.KEY_ID, SigningAlgorithm.RS256, Keys.RSA.getPublic())));
    try (ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        ExecutorService network = Executors.newSingleThreadExecutor()) {
      for (int round = 0; round < 1_000; round++) {
        TokenVerifier verifier =
            Verifying.verifier(
                Verifying.config(),
                issuer -> CompletableFuture.supplyAsync(() -> keys, network),
                new ManualClock());
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<Verification> caller =
            () -> {
              start.await();
              return verifier
                  .verifyMarketplace(token)
                  .toCompletableFuture()
                  .get(10, TimeUnit.SECONDS);
            };
        List<Future<Verification>> answers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          answers.add(callers.submit(caller));
        }
        for (Future<Verification> answer : answers) {
          assertThat(answer.get(10, TimeUnit.SECONDS))
              .as("round %s", round)
              .isInstanceOf(Verification.Verified.class);
        }
        assertThat(verifier.keyCacheStats().fetches()).isEqualTo(1);
      }
    }
  }
}
