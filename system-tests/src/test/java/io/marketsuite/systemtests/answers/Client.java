package io.marketsuite.systemtests.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsuite.contracts.lifecycle.CommandKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends commands and keeps the history of what it sent and got. It waits longer than the
 * marketplace would, so that a late answer is seen as late. Thread-safe.
 */
final class Client implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_TRIES = 8;
  private static final String FEATURE = "partner";

  private final OwnMarketplace marketplace;
  private final Map<Part, URI> replicas;
  private final URI settings;
  private final RunClock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger numbers = new AtomicInteger();
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  Client(OwnMarketplace marketplace, Map<Part, URI> replicas, URI settings, RunClock clock) {
    this.marketplace = marketplace;
    this.replicas = Map.copyOf(replicas);
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A command on its way.
   *
   * @param last completes with its call; for an Update that was sent again, with the last one
   */
  record Sent(int number, CompletableFuture<Call> last) {}

  /** Sends a command. An Update that is answered 503 or lost is sent again, with another value. */
  Sent send(Planned planned) {
    int number = numbers.incrementAndGet();
    return new Sent(
        number, CompletableFuture.supplyAsync(() -> untilDone(number, planned), threads));
  }

  private Call untilDone(int number, Planned planned) {
    Call call = call(number, planned);
    for (int tries = 1;
        planned.kind() == CommandKind.UPDATE && isUnknown(call.reply()) && tries < MOST_TRIES;
        tries++) {
      Planned again =
          new Planned(planned.tenant(), planned.kind(), Step.AGAIN, other(call.replica()));
      call = call(numbers.incrementAndGet(), again);
    }
    return call;
  }

  private static boolean isUnknown(Reply reply) {
    return switch (reply) {
      case Reply.Answered(int status, var _) -> status == 503;
      case Reply.Lost _ -> true;
    };
  }

  private static Part other(Part replica) {
    return replica == Part.INGRESS_1 ? Part.INGRESS_2 : Part.INGRESS_1;
  }

  private Call call(int number, Planned planned) {
    String value = "value-" + number;
    HttpRequest request =
        HttpRequest.newBuilder(
                replicas.get(planned.replica()).resolve("/features/" + FEATURE + "/management"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + marketplace.token(planned.tenant()))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body(number, planned, value)))
            .build();
    Duration sentAt = clock.now();
    Reply reply = exchange(request);
    Call call =
        new Call(
            number,
            planned.tenant(),
            planned.kind(),
            planned.kind() == CommandKind.UPDATE ? Optional.of(value) : Optional.empty(),
            planned.replica(),
            planned.step(),
            sentAt,
            clock.now(),
            reply);
    calls.add(call);
    return call;
  }

  private Reply exchange(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Reply.Answered(answer.statusCode(), problem(answer.body()));
    } catch (IOException e) {
      return new Reply.Lost(String.valueOf(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> problem(String body) throws IOException {
    return body.isEmpty()
        ? Optional.empty()
        : Optional.of(JSON.readTree(body).path("type").asText());
  }

  private String body(int number, Planned planned, String value) {
    String payload =
        switch (planned.kind()) {
          case CREATE -> "{\"settings\":{},\"clientCredentials\":{" + client(planned, "backend");
          case UPDATE -> "{\"settings\":{\"backend\":{\"inputExample\":\"" + value + "\"";
          case UPGRADE ->
              "{\"oldVersion\":\"1\",\"newVersion\":\"2\",\"clientCredentials\":{"
                  + client(planned, "worker");
          case ACTIVATE, DEACTIVATE, DELETE -> "{";
          case CLEANUP ->
              throw new IllegalArgumentException("a Cleanup needs the master realm's token");
        };
    long open =
        payload.chars().filter(c -> c == '{').count()
            - payload.chars().filter(c -> c == '}').count();
    return "{\"_kind\":\"%s\",\"callbackUrl\":\"%s\",\"payload\":%s}"
        .formatted(
            Names.of(planned.kind()),
            marketplace.callbackUrl(number),
            payload + "}".repeat((int) open));
  }

  private static String client(Planned planned, String service) {
    return "\"%s\":{\"clientId\":\"%s-%s\",\"clientSecret\":\"secret-of-%s\"}"
        .formatted(service, service, planned.tenant(), planned.tenant());
  }

  /**
   * Makes each replica fetch the keys of these tenants' realms, by a request that it refuses: a
   * fetch that a freeze meets is a 401, and says nothing about answers.
   */
  void introduce(Set<String> tenants) {
    for (URI replica : replicas.values()) {
      List<CompletableFuture<Reply>> greetings =
          tenants.stream()
              .map(tenant -> CompletableFuture.supplyAsync(() -> greet(replica, tenant), threads))
              .toList();
      for (CompletableFuture<Reply> greeting : greetings) {
        if (!greeting.join().is(400)) {
          throw new IllegalStateException("expected 400 of " + replica + ": " + greeting.join());
        }
      }
    }
  }

  private Reply greet(URI replica, String tenant) {
    return exchange(
        HttpRequest.newBuilder(replica.resolve("/features/" + FEATURE + "/management"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + marketplace.token(tenant))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build());
  }

  /** The setting as the marketplace reads it back, if there is one. */
  Optional<String> setting(String tenant) {
    HttpRequest request =
        HttpRequest.newBuilder(settings.resolve("/features/" + FEATURE + "/settings"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + marketplace.token(tenant))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("settings of " + tenant + ": " + answer.statusCode());
      }
      JsonNode value = JSON.readTree(answer.body()).at("/settings/backend/inputExample");
      return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All calls that have ended. */
  List<Call> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void close() {
    http.shutdownNow();
    threads.shutdownNow();
  }
}
