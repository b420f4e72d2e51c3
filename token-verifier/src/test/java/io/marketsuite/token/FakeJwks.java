package io.marketsuite.token;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Issuers' key endpoints under the test's control: it answers at once unless told to hold. */
final class FakeJwks implements JwksSource {
  private final Map<String, List<SigningKey>> published = new LinkedHashMap<>();
  private final List<Runnable> held = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private boolean holding;
  private boolean down;

  static FakeJwks publishing(String issuer, String keyId, PublicKey key) {
    return new FakeJwks().publish(issuer, keyId, SigningAlgorithm.RS256, key);
  }

  static FakeJwks ofCarerix() {
    return publishing(Tokens.TENANT_ISSUER, Tokens.KEY_ID, Keys.RSA.getPublic())
        .publish(Tokens.MASTER_ISSUER, Tokens.KEY_ID, SigningAlgorithm.RS256, Keys.RSA.getPublic());
  }

  synchronized FakeJwks publish(
      String issuer, String keyId, SigningAlgorithm algorithm, PublicKey key) {
    published
        .computeIfAbsent(issuer, name -> new ArrayList<>())
        .add(new SigningKey(keyId, algorithm, key));
    return this;
  }

  synchronized void withdraw(String issuer, String keyId) {
    published.get(issuer).removeIf(key -> key.keyId().equals(keyId));
  }

  synchronized void goDown() {
    down = true;
  }

  synchronized void comeUp() {
    down = false;
  }

  synchronized void hold() {
    holding = true;
  }

  void release() {
    List<Runnable> waiting;
    synchronized (this) {
      holding = false;
      waiting = List.copyOf(held);
      held.clear();
    }
    waiting.forEach(Runnable::run);
  }

  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized CompletionStage<SigningKeys> fetch(IssuerUrls issuer) {
    asked.add(issuer.issuer());
    CompletableFuture<SigningKeys> answer = new CompletableFuture<>();
    if (holding) {
      held.add(() -> answer(issuer, answer));
    } else {
      answer(issuer, answer);
    }
    return answer;
  }

  private synchronized void answer(IssuerUrls issuer, CompletableFuture<SigningKeys> answer) {
    List<SigningKey> keys = published.get(issuer.issuer());
    if (down || keys == null) {
      answer.completeExceptionally(new java.io.IOException("no such realm, or down"));
    } else {
      answer.complete(SigningKeys.of(keys));
    }
  }
}
