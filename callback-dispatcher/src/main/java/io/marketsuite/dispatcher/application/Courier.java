package io.marketsuite.dispatcher.application;

import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.dispatcher.domain.AttemptResult;
import io.marketsuite.dispatcher.domain.AttemptVerdict;
import io.marketsuite.dispatcher.domain.CallbackRules;
import io.marketsuite.dispatcher.domain.Delivery;
import io.marketsuite.dispatcher.domain.History;
import io.marketsuite.dispatcher.domain.HookRules;
import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Makes one attempt: token, HTTP call, verdict. Thread-safe. */
public final class Courier {

  /** What came of setting out. */
  public sealed interface Trip {
    /**
     * An attempt was made.
     *
     * @param entry with the attempt in its history
     */
    record Made(Entry entry, Attempt attempt, AttemptVerdict verdict) implements Trip {}

    /** The token broker is away: nothing was tried. */
    record Paused(Instant until) implements Trip {}
  }

  /** A result, or nothing yet. */
  private sealed interface Tried {
    record Result(AttemptResult result) implements Tried {}

    record NotNow(Instant until) implements Tried {}
  }

  private final Outbound outbound;
  private final Tokens tokens;
  private final InstantSource clock;

  public Courier(Outbound outbound, Tokens tokens, InstantSource clock) {
    this.outbound = outbound;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Makes one attempt and judges it; blocks until it is over. */
  public Trip attempt(Entry entry) {
    long started = System.nanoTime();
    return switch (attemptOf(entry)) {
      case Tried.NotNow pause -> new Trip.Paused(pause.until());
      case Tried.Result tried ->
          made(entry, tried.result(), Duration.ofNanos(System.nanoTime() - started));
    };
  }

  private Tried attemptOf(Entry entry) {
    return switch (entry.delivery()) {
      case Delivery.Callback callback -> callBack(callback.request(), entry.history());
      case Delivery.Hook hook -> new Tried.Result(outbound.callHook(hook, entry.origin()));
    };
  }

  private Tried callBack(CallbackRequest request, History history) {
    return switch (tokens.forCallback(request, history.tokenRefused())) {
      case Tokens.Result.Paused paused -> new Tried.NotNow(paused.until());
      case Tokens.Result.Answer(var answer) -> new Tried.Result(callBack(request, answer));
    };
  }

  private AttemptResult callBack(CallbackRequest request, TokenAnswer answer) {
    return switch (answer) {
      case TokenAnswer.Granted granted -> outbound.callBack(request, granted.token());
      case TokenAnswer.ClientInvalid _ -> new AttemptResult.ClientInvalid();
      case TokenAnswer.InstallationUnknown _ -> new AttemptResult.InstallationUnknown();
      case TokenAnswer.IssuerAway away -> new AttemptResult.IssuerAway(away.retryAfter());
      case TokenAnswer.BrokerAway away ->
          throw new IllegalStateException("a broker that is away is a pause: " + away.why());
    };
  }

  private Trip made(Entry entry, AttemptResult result, Duration latency) {
    History before = entry.history();
    AttemptVerdict verdict =
        switch (entry.delivery()) {
          case Delivery.Callback callback ->
              CallbackRules.judge(callback.request(), before, result);
          case Delivery.Hook _ -> HookRules.judge(result);
        };
    boolean tokenRefused =
        switch (verdict) {
          case AttemptVerdict.NewToken _ -> true;
          case AttemptVerdict.Concluded _, AttemptVerdict.Retry _ -> false;
        };
    History after = before.after(verdict.outcome(), result.error(), tokenRefused);
    Attempt attempt =
        new Attempt(after.attempts(), verdict.outcome(), result, latency, clock.instant());
    return new Trip.Made(entry.with(after), attempt, verdict);
  }
}
