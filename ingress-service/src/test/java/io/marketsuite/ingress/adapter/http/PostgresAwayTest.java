package io.marketsuite.ingress.adapter.http;

import static io.marketsuite.ingress.support.IngressClient.bare;
import static io.marketsuite.ingress.support.IngressClient.create;
import static io.marketsuite.ingress.support.IngressClient.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.ingress.support.Gate;
import io.marketsuite.ingress.support.IngressClient;
import io.marketsuite.ingress.support.Issuer;
import io.marketsuite.ingress.support.Log;
import io.marketsuite.ingress.support.Processor;
import io.marketsuite.ingress.support.WarmIngress;
import io.marketsuite.testsupport.TestKafka;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL cannot be reached; nor could it when the service was started. */
@IngressTest
class PostgresAwayTest {
  @TestHTTPResource URI base;

  private final String tenant = "p" + UUID.randomUUID().toString().substring(0, 8);
  private final Log log = new Log(tenant);

  @BeforeEach
  void away() {
    WarmIngress.await(new IngressClient(base));
    Gate.shut();
  }

  @AfterEach
  void back() {
    Gate.open();
  }

  private HttpResponse<String> send(String body) {
    return new IngressClient(base).command(Issuer.tenantToken(tenant), body);
  }

  @Test
  void what_is_to_be_stored_is_503_before_kafka() {
    String upgrade =
        bare("FeatureUpgradeCommand").replace("{}", "{\"oldVersion\":\"1\",\"newVersion\":\"2\"}");
    for (String body : List.of(create("key", "secret"), update("key"), upgrade)) {
      HttpResponse<String> response = send(body);

      assertThat(response.statusCode()).as(body).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
      assertThat(response.headers().firstValue("Command-Id")).isEmpty();
      assertThat(response.body()).contains("/problems/key-store-unavailable");
    }
    assertThat(TestKafka.shared().records(Topics.COMMANDS, Keys.of(tenant, "partner"))).isEmpty();
  }

  @Test
  void other_commands_go_on_and_all_do_when_it_is_back() {
    try (Processor processor = Processor.start(TestKafka.shared().bootstrapServers())) {
      processor.tell(tenant, command -> List.of(Processor.completed(command)));

      assertThat(send(bare("FeatureActivateCommand")).statusCode()).isEqualTo(200);
      Gate.open();
      assertThat(send(update("key")).statusCode()).isEqualTo(200);
    }
    assertThat(log.commands()).extracting(Command::secrets).hasSize(2);
  }
}
