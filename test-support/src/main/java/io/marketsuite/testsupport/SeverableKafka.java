package io.marketsuite.testsupport;

import io.marketsuite.stack.process.TcpPorts;

/**
 * A broker of a test's own that can be reached by two ways: {@link #kafka} directly, and by {@link
 * #bootstrapServers} through a network that can be severed.
 *
 * <pre>
 *   test ──────────────────────► broker
 *   service ──► severable proxy ──►┘      (the broker tells its clients the proxy's port)
 * </pre>
 */
public final class SeverableKafka implements AutoCloseable {
  private final TestKafka kafka;
  private final SeverableProxy network;

  private SeverableKafka(TestKafka kafka, SeverableProxy network) {
    this.kafka = kafka;
    this.network = network;
  }

  /** Starts it. */
  public static SeverableKafka start() {
    int behind = TcpPorts.free();
    SeverableProxy network = SeverableProxy.to(behind);
    return new SeverableKafka(
        TestKafka.at(SharedParts.kafkaWithDetour(behind, network.port())), network);
  }

  /** The broker without a network in between. */
  public TestKafka kafka() {
    return kafka;
  }

  /** What the service under test takes as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + network.port();
  }

  public void sever() {
    network.sever();
  }

  public void heal() {
    network.heal();
  }

  @Override
  public void close() {
    network.close();
    kafka.stopIfAlone();
  }
}
