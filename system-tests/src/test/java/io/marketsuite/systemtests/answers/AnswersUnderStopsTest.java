package io.marketsuite.systemtests.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.stack.ConsoleProgress;
import io.marketsuite.stack.LocalStack;
import io.marketsuite.stack.Ports;
import io.marketsuite.stack.Service;
import io.marketsuite.stack.ServiceProcess;
import io.marketsuite.stack.StackSettings;
import io.marketsuite.stack.process.TcpPorts;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The real stack with two ingress replicas; each part is frozen and killed while commands of every
 * kind are at every step. Afterwards the oracle looks at all that can be seen from outside.
 */
class AnswersUnderStopsTest {
  private static final Path PROJECT = Path.of("..");

  @Test
  void every_answer_is_kept_while_parts_are_frozen_and_killed() {
    RunClock clock = new RunClock();
    Evidence evidence;
    try (OwnMarketplace marketplace = new OwnMarketplace();
        LocalStack stack =
            LocalStack.start(settings(marketplace), new ConsoleProgress(System.out, false))) {
      int port = TcpPorts.free();
      ServiceProcess second =
          stack.startAnother(
              Service.INGRESS,
              "ingress-service-2",
              Map.of("QUARKUS_HTTP_PORT", Integer.toString(port)));
      Map<Part, URI> replicas =
          Map.of(
              Part.INGRESS_1,
              stack.url(Service.INGRESS),
              Part.INGRESS_2,
              URI.create("http://localhost:" + port));
      try (Watch watch = new Watch(stack.bootstrapServers());
          HeldVendor vendor = new HeldVendor(stack.bootstrapServers());
          Client client = new Client(marketplace, replicas, stack.url(Service.SETTINGS), clock)) {
        Parts parts = new Parts(stack, second, clock);
        Playing playing = new Playing(client, vendor, marketplace, watch, parts, clock);
        play(playing, clock);
        watch.awaitRest();
        evidence =
            watch.evidence(client.calls(), parts.stops(), marketplace.received(), readBack(client));
      }
    }
    judge(evidence);
  }

  private static void play(Playing playing, RunClock clock) {
    Map<Round, List<Planned>> casts =
        Round.all().stream()
            .collect(
                Collectors.toMap(round -> round, Round::cast, (one, _) -> one, LinkedHashMap::new));
    playing.prepare(casts.values().stream().flatMap(List::stream).toList());
    System.out.printf("prepared after %.1f s%n", clock.now().toMillis() / 1e3);
    casts.forEach(
        (round, cast) -> {
          List<Call> calls = playing.play(round, cast);
          System.out.printf("%6.1f s  %s%n", clock.now().toMillis() / 1e3, round);
          byStep(calls).forEach((step, replies) -> System.out.println("    " + step + replies));
        });
  }

  private static Map<Step, Map<String, Long>> byStep(List<Call> calls) {
    return calls.stream()
        .collect(
            Collectors.groupingBy(
                Call::step,
                TreeMap::new,
                Collectors.groupingBy(
                    AnswersUnderStopsTest::word, TreeMap::new, Collectors.counting())));
  }

  private static String word(Call call) {
    return switch (call.reply()) {
      case Reply.Answered(int status, var _) -> call.kind() + " " + status;
      case Reply.Lost _ -> call.kind() + " lost";
    };
  }

  private static Map<String, String> readBack(Client client) {
    Map<String, String> settings = new HashMap<>();
    client.calls().stream()
        .filter(call -> call.value().isPresent())
        .map(Call::tenant)
        .distinct()
        .forEach(tenant -> client.setting(tenant).ifPresent(value -> settings.put(tenant, value)));
    return settings;
  }

  private static void judge(Evidence evidence) {
    Map<Branch, Integer> branches = Branches.of(evidence);
    System.out.printf(
        "%d commands, %d stops, %d decisions, %d callbacks received%n",
        evidence.calls().size(),
        evidence.stops().size(),
        evidence.decisions().size(),
        evidence.received().size());
    branches.forEach((branch, times) -> System.out.printf("  %4d × %s%n", times, branch));
    assertThat(Oracle.violations(evidence)).isEmpty();
    assertThat(branches.entrySet())
        .as("a run whose rare branches were never taken proves nothing")
        .filteredOn(entry -> entry.getKey().required())
        .allSatisfy(entry -> assertThat(entry.getValue()).as(entry.getKey().name()).isPositive());
  }

  private static StackSettings settings(OwnMarketplace marketplace) {
    return StackSettings.of(PROJECT)
        .in(Path.of("target/answers-stack"))
        .on(Ports.random())
        .with(StackSettings.Data.FRESH)
        .also(
            Map.of(
                "SUITE_IDENTITY_HOSTS", marketplace.base(),
                "SUITE_OUTBOUND_ALLOWED_HOSTS", marketplace.authority(),
                "SUITE_MANIFESTS", "manifest.yaml,examples/manifest-2.yaml",
                "SUITE_RELEASED_VERSIONS_PARTNER", "1",
                "SUITE_PROVISIONING_CREATE", "kafka",
                "SUITE_PROVISIONING_DELETE", "kafka",
                // So that an unanswered Delete goes back while the test still looks.
                "SUITE_LIFECYCLE_DELETE_ANSWER_DEADLINE", "PT15S",
                "SUITE_CALLBACKS_BACKOFF_CAP", "PT2S"));
  }
}
