package io.marketsuite.settings;

import static io.marketsuite.settings.support.Api.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.InstallationImported;
import io.marketsuite.contracts.lifecycle.InstalledElsewhere;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.OperatorOrder;
import io.marketsuite.contracts.lifecycle.PresentedCredential;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.contracts.lifecycle.SealedSecrets;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.settings.support.Installation;
import io.marketsuite.settings.support.Sealing;
import io.marketsuite.settings.support.Tokens;
import io.marketsuite.testsupport.Deadline;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an operator imports is stored as what a Create brings, under the import's id. */
@QuarkusTest
class ImportedInstallationTest {
  private static final ClientRef BACKEND = new ClientRef("backend", "backend1.apps.carerix.io");
  private static final SettingPresence SETTING = new SettingPresence("backend", "apiKey", true);

  private final Installation installation = Installation.any();
  private final SealedSecrets secrets =
      Sealing.seal(
          installation,
          "{\"backend\":{\"apiKey\":\"imported\"}}",
          "{\"backend\":{\"clientId\":\"backend1.apps.carerix.io\",\"clientSecret\":\"s\"}}");

  @Test
  void its_settings_and_credentials_are_there_once_it_is_stored() {
    StoringRequested request =
        installation
            .request(CommandKind.CREATE)
            .naming(SETTING)
            .confidential(BACKEND)
            .secrets(secrets)
            .event();
    installation.decide(imported(request.commandId()), started(request.commandId()), request);

    assertThat(installation.answers(request.commandId(), 1).getFirst().result())
        .isEqualTo(StoreResult.STORED);
    String credentials =
        given()
            .header("Authorization", Tokens.ofOperator("vendor").bearer())
            .get(
                "/api/v1/installations/"
                    + installation.tenant()
                    + "/"
                    + installation.feature()
                    + "/credentials")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(credentials).contains("backend1.apps.carerix.io");
    assertThat(Sealing.keyExists(secrets)).isFalse();
  }

  @Test
  void one_that_is_refused_leaves_no_key() {
    UUID importId = UUID.randomUUID();
    installation.decide(
        imported(importId), new LifecycleEvent.DataKeyDiscarded(1, importId, secrets.dataKeyId()));

    Deadline.in(Duration.ofSeconds(20))
        .await(() -> !Sealing.keyExists(secrets), () -> "The key is still there.");
  }

  private InstallationImported imported(UUID importId) {
    return new InstallationImported(
        1,
        importId,
        installation.tenant(),
        installation.feature(),
        new InstalledElsewhere(
            installation.tenant(),
            Tokens.issuer(installation.tenant()),
            RestingStatus.ACTIVATED,
            1,
            List.of(SETTING),
            List.of(new PresentedCredential("backend", BACKEND.clientId(), List.of())),
            List.of(),
            Optional.of(secrets)),
        new OperatorOrder("jane", UUID.randomUUID(), Instant.now()));
  }

  private LifecycleEvent started(UUID importId) {
    return new LifecycleEvent.ImportStarted(
        1,
        importId,
        Tokens.issuer(installation.tenant()),
        installation.tenant(),
        RestingStatus.ACTIVATED,
        1,
        List.of(BACKEND),
        List.of(),
        Set.of(),
        List.of(SETTING),
        Instant.now());
  }
}
