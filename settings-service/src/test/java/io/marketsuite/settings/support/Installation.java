package io.marketsuite.settings.support;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DeadlinePassed;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDue;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.SealedSecrets;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.TokenFacts;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.testsupport.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An installation of one test, as the processor would speak about it. */
public record Installation(String tenant, String feature) {
  private static final TestKafka KAFKA = TestKafka.shared();

  /** A tenant that no other test knows. */
  public static Installation any() {
    return new Installation("t" + UUID.randomUUID().toString().substring(0, 13), "partner");
  }

  public String key() {
    return Keys.of(tenant, feature);
  }

  /** A request for this installation's first generation, to be adapted. */
  public Request request(CommandKind kind) {
    return new Request(this, kind);
  }

  /** Appends a decision with these events. */
  public void decide(LifecycleEvent... events) {
    decide(new DeadlinePassed(1, tenant, feature, "any", Instant.now()), events);
  }

  /** Appends a decision about this input. */
  public void decide(LifecycleInput input, LifecycleEvent... events) {
    produce(key(), Wire.write(decision(input, events)));
  }

  /** Appends a decision under a key that is not its own. */
  public void decideUnder(String key, LifecycleEvent... events) {
    LifecycleInput input = new DeadlinePassed(1, tenant, feature, "any", Instant.now());
    produce(key, Wire.write(decision(input, events)));
  }

  private DecisionRecord decision(LifecycleInput input, LifecycleEvent... events) {
    return new DecisionRecord(
        Wire.SCHEMA_VERSION,
        Optional.of(tenant),
        Optional.of(feature),
        new DecisionRecord.DecidedInput(Topics.COMMANDS, 0, 0, Instant.now(), input),
        Verdict.ACCEPTED,
        Reason.AS_ASKED,
        Optional.empty(),
        "config",
        Optional.empty(),
        List.of(events));
  }

  /** Appends these octets under this installation's key. */
  public void produce(byte[] value) {
    produce(key(), value);
  }

  private static void produce(String key, byte[] value) {
    KAFKA.produce(Topics.EVENTS, key, new String(value, StandardCharsets.UTF_8));
  }

  /** A command that carries this data key. */
  public Command command(SealedSecrets secrets) {
    return new Command(
        Wire.SCHEMA_VERSION,
        UUID.randomUUID(),
        CommandKind.UPDATE,
        tenant,
        tenant,
        feature,
        Optional.empty(),
        new TokenFacts(Tokens.issuer(tenant), "key-1", Instant.now()),
        Instant.now(),
        AnswerMode.SYNC,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(secrets),
        Optional.empty());
  }

  /** Appends the request and waits for its answer. */
  public StoreAnswered store(Request request) {
    return store(request.event());
  }

  public StoreAnswered store(StoringRequested event) {
    decide(event);
    return answers(event.commandId(), 1).getFirst();
  }

  /** Waits for that many answers to a request. */
  public List<StoreAnswered> answers(UUID commandId, int count) {
    return KAFKA
        .await(
            Topics.STORED,
            message ->
                key().equals(message.key()) && message.value().contains(commandId.toString()),
            count,
            TestKafka.PATIENCE)
        .stream()
        .map(m -> Wire.read(m.value().getBytes(StandardCharsets.UTF_8), StoreAnswered.class))
        .toList();
  }

  public ErasureDue erasure(long generation, UUID... keys) {
    return new ErasureDue(generation, Set.of(keys), false);
  }

  /** A request to store, part by part. */
  public static final class Request {
    private final Installation installation;
    private final CommandKind kind;
    private final UUID commandId = UUID.randomUUID();
    private long generation = 1;
    private int manifestVersion = 1;
    private String issuer;
    private List<SettingPresence> named = List.of();
    private boolean replaceAll;
    private List<ClientRef> confidential = List.of();
    private List<ClientRef> publicClients = List.of();
    private Optional<SealedSecrets> secrets = Optional.empty();
    private Optional<Instant> applyBefore = Optional.empty();

    private Request(Installation installation, CommandKind kind) {
      this.installation = installation;
      this.kind = kind;
      this.issuer = Tokens.issuer(installation.tenant());
    }

    /** Installed by another identity server's realm. */
    public Request issuer(String other) {
      issuer = other;
      return this;
    }

    public Request generation(long number) {
      generation = number;
      return this;
    }

    public Request manifestVersion(int version) {
      manifestVersion = version;
      return this;
    }

    public Request naming(SettingPresence... settings) {
      named = List.of(settings);
      return this;
    }

    public Request replacingAll() {
      replaceAll = true;
      return this;
    }

    public Request confidential(ClientRef... clients) {
      confidential = List.of(clients);
      return this;
    }

    public Request publicClients(ClientRef... clients) {
      publicClients = List.of(clients);
      return this;
    }

    public Request secrets(SealedSecrets sealed) {
      secrets = Optional.of(sealed);
      return this;
    }

    public Request applyBefore(Instant time) {
      applyBefore = Optional.of(time);
      return this;
    }

    public StoringRequested event() {
      return new StoringRequested(
          generation,
          commandId,
          kind,
          manifestVersion,
          issuer,
          named,
          replaceAll,
          confidential,
          publicClients,
          secrets,
          applyBefore,
          Instant.now().plusSeconds(60));
    }
  }
}
