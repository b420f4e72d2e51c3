package io.marketsuite.ingress.adapter.http;

import static io.marketsuite.ingress.support.IngressClient.bare;
import static io.marketsuite.ingress.support.IngressClient.cleanup;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.ingress.support.IngressClient;
import io.marketsuite.ingress.support.Issuer;
import io.marketsuite.ingress.support.Processor;
import io.marketsuite.ingress.support.WarmIngress;
import io.marketsuite.testsupport.TestKafka;
import io.marketsuite.testsupport.tokens.ForgedToken;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tokens that the attacks are made of are believed as they are. */
@IngressTest
class GoodTokensTest {
  private static final String TENANT = "believed";
  private static Processor processor;

  @TestHTTPResource URI base;
  private IngressClient ingress;

  @BeforeAll
  static void start() {
    processor = Processor.start(TestKafka.shared().bootstrapServers());
    processor.tell(TENANT, command -> List.of(Processor.completed(command)));
  }

  @AfterAll
  static void stop() {
    processor.close();
  }

  @BeforeEach
  void warm() {
    ingress = new IngressClient(base);
    WarmIngress.await(ingress);
  }

  private int status(String token, String body) {
    return ingress.command(token, body).statusCode();
  }

  @Test
  void the_marketplaces_token_of_a_tenant_orders_its_commands() {
    assertThat(status(Issuer.tenantToken(TENANT), bare("FeatureActivateCommand"))).isEqualTo(200);
  }

  @Test
  void the_master_token_orders_a_cleanup() {
    assertThat(status(Issuer.masterToken(), cleanup(TENANT))).isIn(200, 202);
  }

  @Test
  void what_a_token_says_beyond_what_is_checked_does_no_harm() {
    String token =
        ForgedToken.of(TENANT, Issuer.MARKETPLACE)
            .claim("aud", "[\"account\"]")
            .claim("sub", "\"5b1f\"")
            .claim("realm_access", "{\"roles\":[\"x\"]}")
            .claim("tenant", "\"BeLieVed\"")
            .claim("nbf", Instant.now())
            .build();

    assertThat(status(token, bare("FeatureDeactivateCommand"))).isEqualTo(200);
  }
}
