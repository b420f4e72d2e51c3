package io.marketsuite.benchmarks.ingress;

import io.marketsuite.benchmarks.load.Requests;
import io.marketsuite.benchmarks.tokens.BenchIssuer;
import io.marketsuite.benchmarks.tokens.BenchKey;
import io.marketsuite.benchmarks.tokens.BenchTokens;
import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tenants with the feature installed, and the telemetry their clients send. */
final class Tenants {
  private static final String FEATURE = "partner";

  private final List<String> names;
  private final BenchKey key;
  private final BenchIssuer issuer;

  Tenants(int count, BenchKey key, BenchIssuer issuer) {
    this.names = IntStream.range(0, count).mapToObj("tenant%05d"::formatted).toList();
    this.key = key;
    this.issuer = issuer;
  }

  /** Writes their installations to the state topic. */
  void install(String bootstrapServers) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (String tenant : names) {
        producer.send(
            new ProducerRecord<>(
                Topics.STATE, Keys.of(tenant, FEATURE), Wire.write(installation(tenant))));
      }
    }
  }

  private InstallationState installation(String tenant) {
    return new InstallationState(
        Wire.SCHEMA_VERSION,
        tenant,
        tenant,
        FEATURE,
        1,
        FeatureStatus.ACTIVATED,
        true,
        true,
        Optional.of(issuer.realm(tenant)),
        Optional.of(1),
        List.of(new ClientRef("backend", client(tenant))),
        List.of(),
        List.of(),
        List.of(),
        Instant.now());
  }

  private static String client(String tenant) {
    return "backend-" + tenant;
  }

  /** One event per request, structured mode, tenants and their tokens in turn. */
  Requests requests(int port) {
    return new Requests(names.stream().map(tenant -> request(tenant, port)).toList());
  }

  private String request(String tenant, int port) {
    String body =
        ("{'specversion':'1.0','id':'%s','source':'/vendor/app','type':'marketplace.activity.v1',"
                + "'time':'2026-01-02T03:04:05Z','data':{'tenant_id':'%s','feature_id':'%s',"
                + "'action':'search.executed'}}")
            .formatted(Requests.NUMBER, tenant, FEATURE)
            .replace('\'', '"');
    return String.join(
        "\r\n",
        "POST /telemetry/v1/events HTTP/1.1",
        "Host: 127.0.0.1:" + port,
        "Authorization: Bearer "
            + BenchTokens.client(key, issuer.realm(tenant), tenant, client(tenant)),
        "Content-Type: application/cloudevents+json",
        "Content-Length: " + body.getBytes(StandardCharsets.US_ASCII).length,
        "",
        body);
  }
}
