package io.marketsuite.boundary.outbound.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookUpsTest {
  private static final Duration AMPLE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final List<InetAddress> HERE = List.of(InetAddress.ofLiteral("127.0.0.1"));

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private final LookUps lookUps = new LookUps(this::resolve);

  private List<InetAddress> resolve(String host) throws UnknownHostException {
    asked.incrementAndGet();
    return switch (host) {
      case "slow" -> slowly();
      case "nowhere" -> throw new UnknownHostException(host);
      case "broken" -> throw new IllegalStateException("a resolver's own trouble");
      case "empty" -> List.of();
      default -> HERE;
    };
  }

  private List<InetAddress> slowly() {
    try {
      end.await();
      return HERE;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void letGo() {
    end.countDown();
  }

  private void assertUnknown(String host, Duration limit) {
    assertThatThrownBy(() -> lookUps.of(host, limit)).isInstanceOf(UnknownHostException.class);
  }

  @Test
  void whatever_gives_no_address_is_an_unknown_host() {
    assertUnknown("nowhere", AMPLE);
    assertUnknown("broken", AMPLE);
    assertUnknown("empty", AMPLE);
    assertUnknown("slow", SHORT);
  }

  @Test
  void a_host_that_hangs_holds_up_no_other() throws UnknownHostException {
    assertUnknown("slow", SHORT);
    assertThat(lookUps.of("quick", AMPLE)).isEqualTo(HERE);
  }

  @Test
  void a_host_that_hangs_is_asked_for_once() {
    assertUnknown("slow", SHORT);
    assertUnknown("slow", SHORT);
    assertThat(asked.get()).isLessThanOrEqualTo(1);
  }

  @Test
  void an_answer_is_not_kept() throws UnknownHostException {
    lookUps.of("quick", AMPLE);
    lookUps.of("quick", AMPLE);
    assertThat(asked.get()).isEqualTo(2);
  }

  @Test
  void one_who_is_interrupted_waits_no_longer() {
    Thread.currentThread().interrupt();
    assertUnknown("slow", AMPLE);
    assertThat(Thread.interrupted()).isTrue();
  }
}
