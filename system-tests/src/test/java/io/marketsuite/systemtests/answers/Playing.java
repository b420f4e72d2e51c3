package io.marketsuite.systemtests.answers;

import io.marketsuite.contracts.lifecycle.CommandKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prepares the tenants, then plays the rounds one after another. For one thread. */
record Playing(
    Client client,
    HeldVendor vendor,
    OwnMarketplace marketplace,
    Watch watch,
    Parts parts,
    RunClock clock) {
  /** Commands at a time while preparing. */
  private static final int AT_ONCE = 12;

  private static final Duration APART = Duration.ofMillis(3);

  /** Brings each tenant to where its command of the round is legal. */
  void prepare(Collection<Planned> casts) {
    List<Integer> created = new ArrayList<>();
    sendAll(casts, CommandKind.CREATE, created, kind -> kind != CommandKind.CREATE);
    watch.awaitAll(Watch.Sign.CONCLUDED, created);
    sendAll(casts, CommandKind.ACTIVATE, new ArrayList<>(), CommandKind.DEACTIVATE::equals);
  }

  private void sendAll(
      Collection<Planned> casts,
      CommandKind kind,
      List<Integer> numbers,
      Predicate<CommandKind> isFor) {
    Semaphore places = new Semaphore(AT_ONCE);
    List<Client.Sent> sent = new ArrayList<>();
    for (Planned planned : casts) {
      if (isFor.test(planned.kind())) {
        places.acquireUninterruptibly();
        Part replica = sent.size() % 2 == 0 ? Part.INGRESS_1 : Part.INGRESS_2;
        Client.Sent one = client.send(new Planned(planned.tenant(), kind, Step.PREPARING, replica));
        one.last().whenComplete((call, failure) -> places.release());
        sent.add(one);
      }
    }
    for (Client.Sent one : sent) {
      Call call = one.last().join();
      if (!call.reply().is(200) && !call.reply().is(202)) {
        throw new IllegalStateException("the preparation failed: " + call);
      }
      numbers.add(one.number());
    }
  }

  /** Plays a round and returns its calls, each with its last reply. */
  List<Call> play(Round round, List<Planned> cast) {
    client.introduce(cast.stream().map(Planned::tenant).collect(Collectors.toSet()));
    vendor.hold(tenants(cast, Step.PROMISED));
    marketplace.refuse(tenants(cast, Step.COMPLETED));
    List<Client.Sent> promised = send(cast, Step.PROMISED);
    List<Client.Sent> completed = send(cast, Step.COMPLETED);
    watch.awaitAll(Watch.Sign.PROMISED, numbers(promised));
    watch.awaitAll(Watch.Sign.PROMISED, numbers(completed));
    watch.awaitAll(Watch.Sign.CONCLUDED, numbers(completed));

    Duration storingStopped = clock.now();
    parts.freeze(Part.SETTINGS);
    List<Client.Sent> storing = send(cast, Step.STORING);
    watch.awaitAll(Watch.Sign.STORING, numbers(storing));
    List<Client.Sent> underWay = send(cast, Step.UNDER_WAY);
    watch.awaitAny(round.when(), numbers(underWay));

    Duration stopped = round.part() == Part.SETTINGS ? storingStopped : clock.now();
    stop(round);
    vendor.releaseAll();
    marketplace.acceptAll();
    List<Client.Sent> before = send(cast, Step.BEFORE_IT_IS_SENT);
    goOn(round, stopped);
    parts.note(round.part(), round.manner(), stopped);
    return Stream.of(promised, completed, storing, underWay, before)
        .flatMap(List::stream)
        .map(sent -> sent.last().join())
        .toList();
  }

  private void stop(Round round) {
    switch (round.manner()) {
      case FREEZE -> {
        if (round.part() != Part.SETTINGS) {
          parts.freeze(round.part());
          parts.thaw(Part.SETTINGS);
        }
      }
      case KILL -> {
        parts.kill(round.part());
        if (round.part() != Part.SETTINGS) {
          parts.thaw(Part.SETTINGS);
        }
      }
    }
  }

  private void goOn(Round round, Duration stopped) {
    switch (round.manner()) {
      case FREEZE -> {
        Duration rest = round.hold().minus(clock.now().minus(stopped));
        LockSupport.parkNanos(Math.max(0, rest.toNanos()));
        parts.thaw(round.part());
      }
      case KILL -> parts.start(round.part());
    }
  }

  private List<Client.Sent> send(List<Planned> cast, Step step) {
    List<Client.Sent> sent = new ArrayList<>();
    for (Planned planned : cast) {
      if (planned.step() == step) {
        sent.add(client.send(planned));
        LockSupport.parkNanos(APART.toNanos());
      }
    }
    return sent;
  }

  private static Set<String> tenants(List<Planned> cast, Step step) {
    return cast.stream()
        .filter(planned -> planned.step() == step)
        .map(Planned::tenant)
        .collect(Collectors.toSet());
  }

  private static List<Integer> numbers(List<Client.Sent> sent) {
    return sent.stream().map(Client.Sent::number).toList();
  }
}
