package io.marketsuite.simulator.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.simulator.Samples;
import io.marketsuite.simulator.domain.Answer;
import io.marketsuite.simulator.domain.CallbackStatus;
import io.marketsuite.simulator.domain.CommandKind;
import io.marketsuite.simulator.identity.Realm;
import io.marketsuite.simulator.identity.Realms;
import io.marketsuite.simulator.identity.TokenMinter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ActingTest {
  private static final String FEATURE = "partner";

  /** Answers what it was told, in order; 200 when it was told nothing. */
  private static final class FakeVendor implements Vendor {
    private final Queue<Supplier<Answer>> answers = new ArrayDeque<>();
    private final List<String> bodies = new ArrayList<>();

    @Override
    public Exchange post(URI url, String bearerToken, String contentType, String body) {
      bodies.add(body);
      Answer answer = answers.isEmpty() ? new Answer.Replied(200) : answers.remove().get();
      return new Exchange(answer, Duration.ofMillis(5), Optional.empty(), Optional.empty(), "");
    }

    @Override
    public Exchange get(URI url, String bearerToken) {
      throw new UnsupportedOperationException("No settings are read here");
    }
  }

  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));
  private final FakeVendor vendor = new FakeVendor();
  private final Journal journal = new Journal(100, clock, entry -> {});
  private final Realms realms = new Realms();
  private final Tenants tenants = new Tenants(realms, Map.of("id1", "http://localhost:1"));
  private final Catalogue catalogue = new Catalogue();
  private final Features features = new Features(journal);
  private final Faults faults = new Faults();
  private final Acting acting =
      new Acting(
          tenants,
          catalogue,
          features,
          new TokenDesk(realms, new TokenMinter(clock), Duration.ofSeconds(60)),
          new Sending(vendor, journal, faults, Runnable::run),
          new Endpoints(Optional.empty(), Optional.empty(), () -> "http://localhost:2"),
          journal);
  private final Realm realm;

  ActingTest() {
    catalogue.load(Samples.partner());
    realm = tenants.realm(tenants.add("Acme", "id1"));
  }

  private Acting.Result perform(Order order) {
    return acting.perform("acme", FEATURE, order);
  }

  private Order.Install install() {
    return new Order.Install(Map.of());
  }

  private List<String> clientIds() {
    return features.record("acme", FEATURE).clients().byService().values().stream()
        .map(client -> client.clientId())
        .toList();
  }

  @Test
  void silence_undoes_an_install_with_its_clients() {
    List<String> during = new ArrayList<>();
    vendor.answers.add(
        () -> {
          during.addAll(clientIds());
          return new Answer.Silent("The vendor did not answer within 10000 ms.");
        });

    Acting.Result result = perform(install());

    assertThat(result.outcome()).isEqualTo("aborted");
    assertThat(result.status()).isEqualTo("absent");
    assertThat(result.detail()).isEqualTo("The vendor did not answer within 10000 ms.");
    assertThat(during).hasSize(2).allSatisfy(id -> assertThat(realm.client(id)).isEmpty());
  }

  @Test
  void a_callback_that_overtakes_its_202_completes_the_command_once() {
    vendor.answers.add(
        () -> {
          FeatureRecord record = features.record("acme", FEATURE);
          record.calledBack(
              CommandKind.CREATE, CallbackStatus.SUCCESS, clientIds().getFirst(), realm);
          return new Answer.Replied(202);
        });

    Acting.Result result = perform(install());

    assertThat(result.outcome()).isEqualTo("overtaken");
    assertThat(result.status()).isEqualTo("deactivated");
    assertThat(result.detail()).isNull();
  }

  @Test
  void a_callback_together_with_a_200_is_said_in_the_journal() {
    vendor.answers.add(
        () -> {
          FeatureRecord record = features.record("acme", FEATURE);
          record.calledBack(
              CommandKind.CREATE, CallbackStatus.SUCCESS, clientIds().getFirst(), realm);
          return new Answer.Replied(200);
        });

    Acting.Result result = perform(install());

    assertThat(journal.find(result.logId()).orElseThrow())
        .isInstanceOfSatisfying(
            LogEntry.Command.class,
            command -> assertThat(command.detail()).contains("a callback came without a 202"));
  }

  @Test
  void an_aborted_upgrade_takes_back_what_it_created_so_that_the_next_one_sends_it() {
    perform(install());
    perform(new Order.Activate());
    List<String> before = clientIds();
    vendor.answers.add(() -> new Answer.Replied(500));
    Order repair = new Order.Repair(new FeatureClients.Repair(Set.of("backend"), Set.of()));

    perform(repair);
    assertThat(clientIds()).isEqualTo(before);
    perform(repair);

    assertThat(clientIds().getFirst()).isNotEqualTo(before.getFirst());
    assertThat(clientIds().getLast()).isEqualTo(before.getLast());
    assertThat(realm.client(before.getFirst())).isEmpty();
    assertThat(vendor.bodies.getLast()).contains(clientIds().getFirst());
  }

  @Test
  void an_upgrade_without_a_higher_version_is_refused_and_leaves_the_status() {
    perform(install());
    perform(new Order.Activate());

    assertThatThrownBy(() -> perform(new Order.Upgrade())).isInstanceOf(Problem.class);

    assertThat(features.record("acme", FEATURE).view().status()).isEqualTo("activated");
  }

  @Test
  void a_reinstall_has_new_clients() {
    perform(install());
    List<String> first = clientIds();
    perform(new Order.Uninstall());
    perform(install());

    assertThat(clientIds()).doesNotContainAnyElementsOf(first);
    assertThat(first).allSatisfy(id -> assertThat(realm.client(id)).isEmpty());
  }

  @Test
  void every_client_has_the_scope_that_the_marketplace_adds() {
    perform(install());

    assertThat(features.record("acme", FEATURE).clients().byService().values())
        .hasSize(2)
        .allSatisfy(client -> assertThat(client.scopes()).contains(Tenants.FEATURES_READ));
  }

  @Test
  void the_journal_keeps_the_newest_and_moves_what_is_answered_to_the_end() {
    perform(install());
    Journal.Page all = journal.after(0, entry -> true, 100);

    assertThat(all.entries())
        .extracting(logged -> logged.entry().type())
        .containsExactly("status", "status", "command");
    assertThat(journal.after(all.next(), entry -> true, 100).entries()).isEmpty();
    assertThat(journal.after(0, entry -> true, 1).next()).isEqualTo(all.entries().getFirst().seq());
  }
}
