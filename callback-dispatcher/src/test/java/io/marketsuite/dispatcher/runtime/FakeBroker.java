package io.marketsuite.dispatcher.runtime;

import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.dispatcher.application.BearerToken;
import io.marketsuite.dispatcher.application.TokenAnswer;
import io.marketsuite.dispatcher.application.TokenBroker;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A token broker that names tenant, generation and how often it was asked in its tokens. */
final class FakeBroker implements TokenBroker {
  final AtomicInteger asked = new AtomicInteger();
  final Map<String, TokenAnswer> instead = new ConcurrentHashMap<>();
  volatile boolean away;

  @Override
  public TokenAnswer token(CallbackRequest request, boolean anew) {
    asked.incrementAndGet();
    if (away) {
      return new TokenAnswer.BrokerAway("test");
    }
    String token = request.tenantId() + "." + request.generation() + (anew ? ".anew" : "");
    return instead.getOrDefault(
        request.tenantId(),
        new TokenAnswer.Granted(new BearerToken(token, Instant.now().plusSeconds(300))));
  }
}
