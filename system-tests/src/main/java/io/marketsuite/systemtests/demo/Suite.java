package io.marketsuite.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.stack.LocalStack;
import io.marketsuite.stack.Ports;
import io.marketsuite.stack.Service;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The suite as an operator and an auditor see it: its APIs with a role, and its topics. */
public final class Suite {
  private static final String FORM = "application/x-www-form-urlencoded";
  private final Http http = new Http();
  private final LocalStack stack;
  private final Topic topics;

  public Suite(LocalStack stack) {
    this.stack = stack;
    this.topics = new Topic(stack.bootstrapServers());
  }

  Topic topics() {
    return topics;
  }

  /** A GET with the operator's role. */
  Http.Answer get(Service service, String path) {
    return http.get(stack.url(service).resolve(path), Map.of("Authorization", bearer()));
  }

  /** A GET of anybody. */
  Http.Answer anonymously(URI base, String path) {
    return http.get(base.resolve(path), Map.of());
  }

  /** A request of anybody. */
  Http.Answer post(Service service, String path, Map<String, String> headers, String body) {
    return http.send("POST", stack.url(service).resolve(path), headers, body);
  }

  /** A request of anybody, to whatever address. */
  Http.Answer postTo(URI address, String body) {
    return http.send("POST", address, Map.of("Content-Type", "application/json"), body);
  }

  /** The vendor's gate. */
  boolean active(String tenant) {
    return get(
                Service.PROCESSOR,
                "/api/v1/features/" + tenant + "/" + Marketplace.FEATURE + "/active")
            .status()
        == 200;
  }

  JsonNode credentials(String tenant) {
    return get(
            Service.SETTINGS,
            "/api/v1/installations/" + tenant + "/" + Marketplace.FEATURE + "/credentials")
        .json();
  }

  /** Every decision about a tenant, oldest first. */
  List<DecisionRecord> decisions(String tenant) {
    return topics.values(Topics.EVENTS, Keys.of(tenant, Marketplace.FEATURE), DecisionRecord.class);
  }

  <E extends LifecycleEvent> List<E> events(String tenant, Class<E> type) {
    return decisions(tenant).stream()
        .flatMap(decision -> decision.events().stream())
        .flatMap(event -> type.isInstance(event) ? Stream.of(type.cast(event)) : Stream.empty())
        .toList();
  }

  List<Command> commands(String tenant) {
    return topics
        .values(Topics.COMMANDS, Keys.of(tenant, Marketplace.FEATURE), CommandTopicRecord.class)
        .stream()
        .flatMap(record -> record instanceof Command it ? Stream.of(it) : Stream.empty())
        .toList();
  }

  Optional<InstallationState> state(String tenant) {
    return Optional.ofNullable(
            topics.latest(Topics.STATE).get(Keys.of(tenant, Marketplace.FEATURE)))
        .map(json -> Wire.read(json.getBytes(StandardCharsets.UTF_8), InstallationState.class));
  }

  private String bearer() {
    URI token =
        URI.create(
            "http://localhost:"
                + stack.settings().ports().of(Ports.IDENTITY_1)
                + "/auth/realms/operator/protocol/openid-connect/token");
    Http.Answer answer =
        http.send(
            "POST",
            token,
            Map.of("Content-Type", FORM),
            "grant_type=client_credentials&client_id=suite-operator&client_secret=local-only-operator");
    return "Bearer " + answer.json().path("access_token").asText();
  }
}
