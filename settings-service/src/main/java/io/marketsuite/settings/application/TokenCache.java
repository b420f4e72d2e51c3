package io.marketsuite.settings.application;

import io.marketsuite.settings.application.ReadingCredentials.ClientCredentials;
import io.marketsuite.settings.application.TokenEndpoint.Reply;
import io.marketsuite.settings.domain.TokenLifetime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps tokens until shortly before they expire and asks for each client once at a time: whoever
 * comes while a request is under way shares its answer. Bounded. Thread-safe.
 */
@ApplicationScoped
class TokenCache {
  private static final int MOST = 10_000;

  private record Client(String issuer, String clientId) {}

  private final TokenEndpoint endpoint;
  private final InstantSource clock;
  private final Map<Client, Reply.Granted> granted = new ConcurrentHashMap<>();
  private final Map<Client, CompletableFuture<Reply>> underWay = new ConcurrentHashMap<>();

  TokenCache(TokenEndpoint endpoint, InstantSource clock) {
    this.endpoint = endpoint;
    this.clock = clock;
  }

  /**
   * A token that is good for a while, or why there is none.
   *
   * @param fresh whether the one that is kept will not do: it is forgotten
   */
  Reply get(String issuer, ClientCredentials credentials, boolean fresh) {
    Client client = new Client(issuer, credentials.client().clientId());
    if (fresh || !endpoint.isListed(issuer)) {
      granted.remove(client);
    }
    Reply.Granted known = granted.get(client);
    if (known != null && isUsable(known)) {
      return known;
    }
    CompletableFuture<Reply> mine = new CompletableFuture<>();
    CompletableFuture<Reply> others = underWay.putIfAbsent(client, mine);
    return others != null ? others.join() : ask(client, credentials, mine);
  }

  private Reply ask(Client client, ClientCredentials credentials, CompletableFuture<Reply> mine) {
    try {
      // Between the look into the cache and the turn, another one may have ended.
      Reply.Granted meanwhile = granted.get(client);
      Reply reply =
          meanwhile != null && isUsable(meanwhile)
              ? meanwhile
              : endpoint.ask(client.issuer(), credentials);
      if (reply instanceof Reply.Granted token) {
        makeRoom();
        granted.put(client, token);
      }
      mine.complete(reply);
      return reply;
    } finally {
      underWay.remove(client, mine);
      mine.complete(new Reply.Unavailable("The request for a token failed"));
    }
  }

  private void makeRoom() {
    if (granted.size() >= MOST) {
      granted.values().removeIf(token -> !isUsable(token));
    }
    if (granted.size() >= MOST) {
      granted.clear();
    }
  }

  private boolean isUsable(Reply.Granted token) {
    return clock
        .instant()
        .isBefore(TokenLifetime.usableUntil(token.obtainedAt(), token.expiresAt()));
  }
}
