package io.marketsuite.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.settings.application.ReadingIssuers;
import io.marketsuite.settings.support.Installation;
import io.marketsuite.settings.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Whose keys may always be fetched: read from what is installed and not erased. */
@QuarkusTest
class InstalledIssuersTest {
  @Inject ReadingIssuers issuers;

  private final Installation installation = Installation.any();

  @Test
  void an_installed_issuer_is_read() {
    installation.store(installation.request(CommandKind.CREATE));

    assertThat(issuers.living()).contains(Tokens.issuer(installation.tenant()));
  }

  @Test
  void an_issuer_that_was_erased_is_not() {
    installation.store(installation.request(CommandKind.CREATE));
    Installation other = Installation.any();

    installation.decide(installation.erasure(1));
    installation.store(installation.request(CommandKind.CREATE).generation(1));
    other.store(other.request(CommandKind.CREATE));

    assertThat(issuers.living())
        .contains(Tokens.issuer(other.tenant()))
        .doesNotContain(Tokens.issuer(installation.tenant()));
  }
}
