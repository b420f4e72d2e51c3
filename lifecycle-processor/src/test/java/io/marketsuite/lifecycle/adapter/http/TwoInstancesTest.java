package io.marketsuite.lifecycle.adapter.http;

import static io.marketsuite.lifecycle.topology.Commands.command;
import static io.marketsuite.lifecycle.topology.Commands.stored;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.adapter.config.LifecycleConfig;
import io.marketsuite.lifecycle.adapter.config.PolicyFactory;
import io.marketsuite.lifecycle.adapter.http.FeatureLookup.Caller;
import io.marketsuite.lifecycle.adapter.http.FeatureLookup.Found;
import io.marketsuite.lifecycle.adapter.peers.Owner;
import io.marketsuite.lifecycle.adapter.peers.Owners;
import io.marketsuite.lifecycle.adapter.peers.Peers;
import io.marketsuite.lifecycle.topology.Commands;
import io.marketsuite.lifecycle.topology.LifecycleTopology;
import io.marketsuite.lifecycle.topology.StateView;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.OperatorIssuer;
import io.marketsuite.testsupport.RawHttp;
import io.marketsuite.testsupport.TestKafka;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service, and a second instance of the same application with the same topology: each holds
 * some keys and answers for all.
 */
@HttpTest
@TestProfile(TwoInstancesTest.OnAKnownPort.class)
class TwoInstancesTest {
  private static final int TENANTS = 8;

  /** Others find the service only where it says that it is. */
  public static final class OnAKnownPort implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      int port = freePort();
      return Map.of(
          "quarkus.http.test-port",
          Integer.toString(port),
          "quarkus.http.host",
          "localhost",
          "suite.lifecycle.advertised",
          "localhost:" + port);
    }

    private static int freePort() {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @TestHTTPResource URI base;
  @Inject KafkaStreams first;
  @Inject StreamsConfig configuration;
  @Inject LifecycleConfig config;
  @Inject StateView view;
  @Inject Vertx vertx;
  @TempDir Path folder;

  private final TestKafka kafka = TestKafka.shared();
  private final List<String> tenants =
      IntStream.range(0, TENANTS).mapToObj(it -> TestKafka.uniqueName("two")).toList();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpCalls calls;
  private HttpServer server;
  private KafkaStreams second;
  private FeatureLookup lookup;
  private Owners owners;

  @BeforeEach
  void a_second_instance_takes_its_share() throws IOException {
    Api.awaitState();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String advertised = "localhost:" + server.getAddress().getPort();
    second = new KafkaStreams(topology(), properties(advertised));
    calls = new HttpCalls(vertx, HttpCalls.Setup.of(4));
    owners = new Owners(second, advertised);
    lookup =
        new FeatureLookup(
            new Installations(second, view),
            owners,
            new Peers(calls, "http", Duration.ofSeconds(2)));
    server.createContext(Api.FEATURES, this::answer);
    server.start();
    second.start();
    tenants.forEach(this::install);
    await(
        () -> keysOf(Owner.Here.class) > 0 && keysOf(Owner.There.class) > 0,
        () -> "both hold keys: " + second.state());
  }

  @AfterEach
  void the_second_one_goes() {
    second.close(Duration.ofSeconds(20));
    server.stop(0);
    calls.close();
  }

  /** Built anew: a topology belongs to one client. */
  private Topology topology() {
    return LifecycleTopology.build(PolicyFactory.policy(config), config.lifecycle().tickInterval());
  }

  /** As the service's own, but for its address and its folder. */
  private Properties properties(String advertised) {
    Properties properties = new Properties();
    properties.putAll(configuration.originals());
    properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, advertised);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    return properties;
  }

  /** The second instance's route: the lookup itself is the service's. */
  private void answer(HttpExchange exchange) throws IOException {
    String[] parts = exchange.getRequestURI().getPath().split("/");
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    asked.add(authorization);
    boolean gate = parts.length == 7;
    Found found =
        lookup.find(
            new Caller(
                authorization, exchange.getRequestHeaders().containsKey(Peers.ASKED_BY_PEER)),
            parts[4],
            parts[5],
            gate ? "/active" : "",
            gate ? InstallationState::active : _ -> true);
    byte[] body = found instanceof Found.Yes(byte[] json) && !gate ? json : new byte[0];
    exchange.sendResponseHeaders(status(found), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static int status(Found found) {
    return switch (found) {
      case Found.Yes _ -> 200;
      case Found.No() -> 404;
      case Found.NotYet() -> 503;
      case Found.Unreachable() -> 503;
    };
  }

  private void install(String tenant) {
    Command create = command(CommandKind.CREATE, AnswerMode.SYNC);
    send(Topics.COMMANDS, tenant, create);
    kafka.awaitRecord(Topics.OUTCOMES, it -> it.value().contains(create.commandId().toString()));
    send(Topics.STORED, tenant, stored(create, 1));
    send(Topics.COMMANDS, tenant, command(CommandKind.ACTIVATE, AnswerMode.SYNC));
  }

  private void send(String topic, String tenant, Object value) {
    kafka.produce(
        topic,
        tenant + "/partner",
        new String(Wire.write(value), StandardCharsets.UTF_8)
            .replace("\"tenant_id\":\"" + Commands.TENANT, "\"tenant_id\":\"" + tenant));
  }

  private long keysOf(Class<? extends Owner> where) {
    return tenants.stream().map(it -> owners.of(it + "/partner")).filter(where::isInstance).count();
  }

  private List<String> heldBy(Class<? extends Owner> where) {
    return tenants.stream()
        .filter((Predicate<String>) it -> where.isInstance(owners.of(it + "/partner")))
        .toList();
  }

  private static void await(BooleanSupplier condition, Supplier<String> what) {
    Deadline.in(Duration.ofSeconds(60)).await(condition, what);
  }

  private int status(String tenant, String end, String... headers) {
    return RawHttp.get(base, Api.FEATURES + "/" + tenant + "/partner" + end, headers).status();
  }

  @Test
  void each_answers_for_the_others_keys_and_says_503_where_it_cannot() {
    String authorization = "Authorization: " + OperatorIssuer.good("vendor").bearer();
    tenants.forEach(
        tenant ->
            await(
                () -> status(tenant, "/active", authorization) == 200,
                () -> tenant + " at the service: " + status(tenant, "/active", authorization)));
    String elsewhere = heldBy(Owner.Here.class).getFirst();
    String here = heldBy(Owner.There.class).getFirst();

    assertThat(RawHttp.get(base, Api.FEATURES + "/" + elsewhere + "/partner", authorization).body())
        .contains("\"status\":\"ACTIVATED\"", elsewhere);
    assertThat(asked).contains(authorization.substring("Authorization: ".length()));
    assertThat(status(elsewhere, "/active", authorization, Peers.ASKED_BY_PEER + ": 1"))
        .as("asked by a peer, it does not ask on")
        .isEqualTo(503);
    Found other =
        lookup.find(
            new Caller(authorization.substring("Authorization: ".length()), false),
            here,
            "partner",
            "",
            _ -> true);
    assertThat(other).isInstanceOf(Found.Yes.class);
    assertThat(new String(((Found.Yes) other).json(), StandardCharsets.UTF_8)).contains(here);
    Found refused = lookup.find(new Caller("Bearer forged", false), here, "partner", "", _ -> true);
    assertThat(refused)
        .as("the other instance lets in whom it knows itself")
        .isInstanceOf(Found.Unreachable.class);

    server.stop(0);
    RawHttp.Answer unreachable =
        RawHttp.get(base, Api.FEATURES + "/" + elsewhere + "/partner/active", authorization);
    assertThat(unreachable.status()).isEqualTo(503);
    assertThat(unreachable.body()).contains("/problems/owner-unreachable");

    second.close(Duration.ofSeconds(20));
    await(
        () -> tenants.stream().allMatch(it -> status(it, "/active", authorization) == 200),
        () -> "all at the service again, which is " + first.state());
  }
}
