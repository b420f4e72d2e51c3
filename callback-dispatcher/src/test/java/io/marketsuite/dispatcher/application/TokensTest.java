package io.marketsuite.dispatcher.application;

import static io.marketsuite.dispatcher.Deliveries.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.dispatcher.Deliveries;
import io.marketsuite.dispatcher.adapter.metrics.MeteredObservations;
import io.marketsuite.dispatcher.application.Tokens.Result;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokensTest {
  private final List<Boolean> asked = new ArrayList<>();
  private Instant now = NOON;
  private TokenAnswer answer = granted("first");
  private final Tokens tokens =
      new Tokens(
          (_, anew) -> {
            asked.add(anew);
            return answer;
          },
          () -> now,
          new MeteredObservations(new SimpleMeterRegistry()));
  private final CallbackRequest request = request(1);

  private static CallbackRequest request(long generation) {
    return Deliveries.callback(
        UUID.randomUUID(), generation, CommandKind.CREATE, CallbackStatus.SUCCESS);
  }

  private static TokenAnswer granted(String token) {
    return new TokenAnswer.Granted(new BearerToken(token, NOON.plusSeconds(60)));
  }

  @Test
  void a_token_is_kept_until_shortly_before_it_expires() {
    assertThat(tokens.forCallback(request, false)).isEqualTo(new Result.Answer(answer));
    now = NOON.plusSeconds(49);
    tokens.forCallback(request, false);
    assertThat(asked).hasSize(1);
    now = NOON.plusSeconds(50);
    tokens.forCallback(request, false);
    assertThat(asked).hasSize(2);
  }

  @Test
  void a_refused_token_is_asked_for_anew_and_replaced() {
    tokens.forCallback(request, false);
    answer = granted("second");
    assertThat(tokens.forCallback(request, true)).isEqualTo(new Result.Answer(answer));
    assertThat(tokens.forCallback(request, false)).isEqualTo(new Result.Answer(answer));
    assertThat(asked).containsExactly(false, true);
  }

  @Test
  void another_generation_has_another_token() {
    tokens.forCallback(request, false);
    tokens.forCallback(request(2), false);
    assertThat(asked).hasSize(2);
  }

  @Test
  void while_the_broker_is_away_nobody_asks_before_the_pause_is_over() {
    answer = new TokenAnswer.BrokerAway("test");
    Instant first = NOON.plusMillis(500);
    assertThat(tokens.forCallback(request, false)).isEqualTo(new Result.Paused(first));
    assertThat(tokens.forCallback(request(2), false)).isEqualTo(new Result.Paused(first));
    assertThat(asked).hasSize(1);
    now = first;
    assertThat(tokens.forCallback(request, false))
        .isEqualTo(new Result.Paused(first.plus(Duration.ofSeconds(1))));
    now = first.plusSeconds(1);
    answer = granted("back");
    assertThat(tokens.forCallback(request, false)).isEqualTo(new Result.Answer(answer));
    assertThat(tokens.forCallback(request(2), false)).isEqualTo(new Result.Answer(answer));
  }

  @Test
  void a_token_that_is_still_good_is_used_while_the_broker_is_away() {
    tokens.forCallback(request, false);
    TokenAnswer good = answer;
    answer = new TokenAnswer.BrokerAway("test");
    tokens.forCallback(request(2), false);
    assertThat(tokens.forCallback(request, false)).isEqualTo(new Result.Answer(good));
  }

  @Test
  void one_tenants_issuer_being_away_pauses_nobody_else() {
    answer = new TokenAnswer.IssuerAway(java.util.Optional.empty());
    assertThat(tokens.forCallback(request, false)).isEqualTo(new Result.Answer(answer));
    answer = granted("other");
    assertThat(tokens.forCallback(request(2), false)).isEqualTo(new Result.Answer(answer));
  }

  @Test
  void a_token_is_never_printed() {
    assertThat(new BearerToken("canary", NOON).toString()).doesNotContain("canary");
  }
}
