package io.marketsuite.ingress.support;

import static io.marketsuite.ingress.support.IngressClient.update;

import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.TestKafka;
import java.time.Duration;
import java.util.List;

/**
 * Sends Updates until one is answered 200, once: on a busy machine the first requests of a JVM can
 * take longer than the limits that the tests are about.
 */
public final class WarmIngress {
  private static final String TENANT = "warm";
  private static boolean warm;

  private WarmIngress() {}

  /** Returns when the service is warm and PostgreSQL's gate open. */
  public static synchronized void await(IngressClient ingress) {
    Gate.open();
    if (warm) {
      return;
    }
    try (Processor processor = Processor.start(TestKafka.shared().bootstrapServers())) {
      processor.tell(TENANT, command -> List.of(Processor.completed(command)));
      Deadline.in(Duration.ofSeconds(60))
          .await(
              () -> ingress.command(Issuer.tenantToken(TENANT), update("key")).statusCode() == 200,
              () -> "no command was answered 200");
    }
    warm = true;
  }
}
