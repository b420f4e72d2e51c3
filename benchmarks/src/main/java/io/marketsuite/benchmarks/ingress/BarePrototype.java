package io.marketsuite.benchmarks.ingress;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The least that can take an event over HTTP and answer after Kafka's acknowledgement: one shared
 * producer with a linger of 2 ms, everything on the event loops, the body as it came. It reads no
 * JSON, knows no tenant, has no bound and no metric, and verifies nothing, or the signature alone.
 * What the ingress is compared with, never anything to run.
 */
public final class BarePrototype extends AbstractVerticle {
  private static final byte[] KEY = "bare".getBytes(StandardCharsets.UTF_8);

  private final int port;
  private final String topic;
  private final Producer<byte[], byte[]> producer;
  private final Predicate<String> verified;

  private BarePrototype(
      int port, String topic, Producer<byte[], byte[]> producer, Predicate<String> verified) {
    this.port = port;
    this.topic = topic;
    this.producer = producer;
    this.verified = verified;
  }

  /**
   * Serves until it is ended.
   *
   * @param args bootstrap servers, topic, port, number of event loops, and the public key (base64
   *     of its X.509 form) if signatures are to be verified
   */
  public static void main(String[] args) {
    Producer<byte[], byte[]> producer = producer(args[0]);
    int loops = Integer.parseInt(args[3]);
    Optional<byte[]> publicKey =
        args.length > 4 ? Optional.of(Base64.getDecoder().decode(args[4])) : Optional.empty();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
    vertx
        .deployVerticle(
            () ->
                new BarePrototype(
                    Integer.parseInt(args[2]),
                    args[1],
                    producer,
                    publicKey.<Predicate<String>>map(BareSignature::of).orElse(token -> true)),
            new DeploymentOptions().setInstances(loops))
        .onFailure(
            failure -> {
              failure.printStackTrace();
              System.exit(1);
            });
  }

  private static Producer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "acks",
            "all",
            "enable.idempotence",
            true,
            "linger.ms",
            2),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  @Override
  public void start() {
    vertx
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
        .requestHandler(this::handle)
        .listen();
  }

  private void handle(HttpServerRequest request) {
    if (!verified.test(request.getHeader("Authorization").substring("Bearer ".length()))) {
      request.response().setStatusCode(401).end();
      return;
    }
    request.bodyHandler(body -> append(request, body));
  }

  private void append(HttpServerRequest request, Buffer body) {
    Context loop = vertx.getOrCreateContext();
    producer.send(
        new ProducerRecord<>(topic, KEY, body.getBytes()),
        (metadata, failure) ->
            loop.runOnContext(
                go -> request.response().setStatusCode(failure == null ? 202 : 503).end()));
  }
}
