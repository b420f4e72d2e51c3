package io.marketsuite.ingress.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.ingress.support.IngressClient;
import io.marketsuite.ingress.support.IngressParts;
import io.marketsuite.ingress.support.Issuer;
import io.marketsuite.testsupport.Deadline;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose tokens are believed can change while the service runs. */
@IngressTest
class IdentityFileTest {
  private static final String NO_COMMAND = "{}";

  @TestHTTPResource URI base;
  private IngressClient ingress;
  private String token;

  @BeforeEach
  void aTokenThatIsBelieved() {
    ingress = new IngressClient(base);
    token = Issuer.tenantToken("followed");
    awaitStatus(400);
  }

  @AfterEach
  void believeTheIssuerAgain() {
    IngressParts.believe(Issuer.hosts());
    awaitStatus(400);
  }

  private int status() {
    return ingress.command(token, NO_COMMAND).statusCode();
  }

  private void awaitStatus(int expected) {
    Deadline.in(Duration.ofSeconds(20))
        .await(() -> status() == expected, () -> "still answered " + status());
  }

  @Test
  void a_host_that_is_taken_off_the_list_is_refused_without_a_restart() {
    IngressParts.believe(List.of("http://127.0.0.1:1"));

    awaitStatus(401);

    assertThat(status()).isEqualTo(401);
  }
}
