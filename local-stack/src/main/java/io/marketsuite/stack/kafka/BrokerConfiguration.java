package io.marketsuite.stack.kafka;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts a broker of one machine is started with. */
final class BrokerConfiguration {
  private BrokerConfiguration() {}

  /** {@code server.properties}: one node that is broker and controller. */
  static String properties(KafkaBroker.Settings settings) {
    return """
        process.roles=broker,controller
        node.id=1
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        controller.quorum.voters=1@127.0.0.1:%2$d
        log.dirs=%3$s

        # One broker: nothing to replicate to.
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        default.replication.factor=1
        min.insync.replicas=1

        # Topics are made from the catalogue; a misspelt name is to be an error, not a topic.
        auto.create.topics.enable=false
        num.partitions=3
        group.initial.rebalance.delay.ms=0
        # A broker that was killed is let in again when its old session has ended.
        broker.session.timeout.ms=5000
        broker.heartbeat.interval.ms=1000

        # A transaction that begins while the markers of the last one are written waits this long at
        # a time, by default 20 ms: the processor commits one after another, and its answers wait.
        add.partitions.to.txn.retry.backoff.ms=2

        # A small broker: fewer internal partitions, threads and buffers than a cluster's.
        offsets.topic.num.partitions=3
        transaction.state.log.num.partitions=3
        share.coordinator.state.topic.num.partitions=3
        num.network.threads=2
        num.io.threads=4
        background.threads=4
        log.cleaner.dedupe.buffer.size=16777216
        """
            .formatted(
                settings.port(), settings.controllerPort(), settings.folder().resolve("data"))
        + settings.detour().map(detour -> withDetour(settings, detour)).orElse("");
  }

  /** The last word on a key counts. */
  private static String withDetour(KafkaBroker.Settings settings, KafkaBroker.Detour detour) {
    return """

        listeners=PLAINTEXT://127.0.0.1:%1$d,DETOUR://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,DETOUR://127.0.0.1:%4$d
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,DETOUR:PLAINTEXT,CONTROLLER:PLAINTEXT
        inter.broker.listener.name=PLAINTEXT
        """
        .formatted(settings.port(), detour.port(), settings.controllerPort(), detour.advertised());
  }

  /** The {@code java @file}: the class path would be too long to read in {@code ps}. */
  static String javaArguments() {
    return """
        -Xms128m
        -Xmx512m
        -XX:+UseSerialGC
        -Xshare:auto
        --sun-misc-unsafe-memory-access=allow
        --enable-native-access=ALL-UNNAMED
        -Djava.awt.headless=true
        -Dslf4j.provider=%s
        -cp
        "%s"
        """
        .formatted(BrokerLogging.class.getName(), classPath());
  }

  /** Our own, in absolute paths: the broker has another working directory. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator))
        .replace("\\", "\\\\");
  }
}
