package io.marketsuite.identitycontract;

import static io.marketsuite.identitycontract.Realms.ACME;
import static io.marketsuite.identitycontract.Realms.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.identitycontract.keycloak.RealKeycloak;
import io.marketsuite.token.Audience;
import io.marketsuite.token.RefusalReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An identity server that is stopped for maintenance and comes back with its data. */
@Order(Integer.MAX_VALUE)
class KeycloakAwayContractTest {
  private static final Audience TENANT = Audience.marketplaceTenant();
  private static RealKeycloak keycloak;

  @BeforeAll
  static void start() {
    keycloak = Realms.keycloak();
    // The verifier's clock moves on by an hour, and the token shall not be what is too old.
    keycloak.admin().updateRealm(ACME, Map.of("accessTokenLifespan", 86_400));
  }

  @Test
  void the_last_good_keys_serve_until_they_are_too_old_and_the_server_is_asked_when_it_is_back() {
    Instant begin = Instant.now();
    String token = Realms.token(ACME);
    String neverSeen = Realms.token(GLOBEX);
    Duration maxAge = Verifying.KEYS.maxAge();
    try (Verifying verifying = Verifying.tokensOf(keycloak).at(begin)) {
      verifying.verified(token, TENANT);

      keycloak.stop();

      verifying.verified(token, TENANT);
      assertThat(verifying.refusal(neverSeen, TENANT)).isEqualTo(RefusalReason.KEYS_UNAVAILABLE);
      verifying.at(begin.plus(maxAge)).verified(token, TENANT);
      assertThat(verifying.at(begin.plus(maxAge).plusMillis(1)).refusal(token, TENANT))
          .isEqualTo(RefusalReason.KEYS_UNAVAILABLE);

      keycloak.start();

      verifying.later(Verifying.KEYS.cooldown().plusMillis(1)).verified(token, TENANT);
    }
  }
}
