package io.marketsuite.lifecycle.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.Fingerprint;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.PresentedCredential;
import io.marketsuite.contracts.lifecycle.SealedSecrets;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import io.marketsuite.contracts.lifecycle.TokenFacts;
import io.marketsuite.lifecycle.topology.Commands;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sealed values, fingerprints and key ids stay in the log: the timeline takes nothing of them. */
class SecretsAreNotToldTest {
  private static final String CANARY = "canary-4f1c";
  private static final UUID KEY = UUID.fromString("cafecafe-0000-4000-8000-000000000001");

  @Test
  void nothing_of_what_is_sealed_gets_into_an_entry() {
    Command command = command();
    SealedSecrets sealed = command.secrets().orElseThrow();
    LifecycleEvent.StoringRequested storing =
        new LifecycleEvent.StoringRequested(
            1,
            command.commandId(),
            CommandKind.CREATE,
            1,
            "issuer",
            command.settings(),
            false,
            List.of(new ClientRef("backend", "client")),
            List.of(),
            Optional.of(sealed),
            Optional.empty(),
            Commands.NOON);
    LifecycleEvent.InstallationStarted started =
        new LifecycleEvent.InstallationStarted(
            1,
            command.commandId(),
            "issuer",
            "Acme",
            1,
            List.of(),
            List.of(),
            Set.of(new Fingerprint("f", CANARY)),
            command.settings(),
            Commands.NOON);

    Line line =
        Lines.of(SampledDecisions.decision(command, List.of(started, storing))).orElseThrow();

    assertThat(line.toString())
        .contains("backend.apiKey", "kid-1", "skewMs=Optional[1500]")
        .doesNotContain(CANARY, KEY.toString());
  }

  private static Command command() {
    Command plain = Commands.command(CommandKind.CREATE, AnswerMode.ASYNC);
    return new Command(
        1,
        plain.commandId(),
        plain.kind(),
        plain.tenantId(),
        plain.tenantDisplay(),
        plain.featureId(),
        Optional.of("https://api.carerix.io/callback?x=" + CANARY),
        new TokenFacts("issuer", "kid-1", Commands.NOON, Optional.of(1500L)),
        plain.receivedAt(),
        plain.answerMode(),
        List.of(new SettingPresence("backend", "apiKey", true)),
        List.of(
            new PresentedCredential("backend", "client", List.of(new Fingerprint("f", CANARY)))),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new SealedSecrets(KEY, Optional.of(CANARY), Optional.of(CANARY))),
        Optional.empty());
  }
}
