package io.marketsuite.settings.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.keyring.Secret;
import io.marketsuite.settings.application.ReadingCredentials.ClientCredentials;
import io.marketsuite.settings.application.TokenEndpoint.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
  private static final String ISSUER = "https://id.carerix.io/auth/realms/acme";
  private static final ClientCredentials CLIENT =
      new ClientCredentials(new ClientRef("backend", "backend-acme"), Secret.of("secret"));
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final Issuers issuers = new Issuers();
  private final TokenCache tokens = new TokenCache(issuers, InstantSource.fixed(NOW));

  /** An identity server that counts, and can be taken off the list. */
  private static final class Issuers implements TokenEndpoint {
    private boolean listed = true;
    private int asked;

    @Override
    public boolean isListed(String issuer) {
      return listed;
    }

    @Override
    public Reply ask(String issuer, ClientCredentials client) {
      asked++;
      return listed
          ? new Reply.Granted(Secret.of("token-" + asked), NOW, NOW.plus(Duration.ofMinutes(5)))
          : new Reply.Unavailable("not listed");
    }
  }

  @Test
  void a_token_is_asked_for_once_while_it_is_good() {
    Reply first = tokens.get(ISSUER, CLIENT, false);
    Reply second = tokens.get(ISSUER, CLIENT, false);

    assertThat(second).isSameAs(first);
    assertThat(issuers.asked).isEqualTo(1);
  }

  @Test
  void a_kept_token_is_worth_nothing_once_its_issuer_is_off_the_list() {
    tokens.get(ISSUER, CLIENT, false);

    issuers.listed = false;
    Reply off = tokens.get(ISSUER, CLIENT, false);
    issuers.listed = true;
    Reply on = tokens.get(ISSUER, CLIENT, false);

    assertThat(off).isInstanceOf(Reply.Unavailable.class);
    assertThat(on).isInstanceOf(Reply.Granted.class);
    assertThat(issuers.asked).isEqualTo(3);
  }

  @Test
  void a_fresh_one_is_asked_for_anew() {
    tokens.get(ISSUER, CLIENT, false);

    tokens.get(ISSUER, CLIENT, true);

    assertThat(issuers.asked).isEqualTo(2);
  }
}
