package io.marketsuite.systemtests.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.ProvisioningTopicRecord;
import io.marketsuite.contracts.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The vendor's own software, as a vendor would write it: slow work taken from Kafka, quick work by
 * a signed HTTP hook.
 */
public final class Vendor implements AutoCloseable {
  /** The hook's shared secret, in Standard Webhooks' form. */
  public static final String HOOK_SECRET =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString("the-demos-own-hook-secret-32byte".getBytes(StandardCharsets.UTF_8));

  private final List<ProvisioningRequest> worked = new CopyOnWriteArrayList<>();
  private final List<Boolean> signatures = new CopyOnWriteArrayList<>();
  private final HttpServer hook;
  private volatile Duration slowness = Duration.ZERO;
  private volatile boolean closed;
  private Thread worker;

  public Vendor() throws IOException {
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    hook.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    hook.createContext("/provision", this::hooked);
    hook.start();
  }

  /** Where the dispatcher calls. */
  public String hookUrl() {
    return "http://localhost:" + hook.getAddress().getPort() + "/provision";
  }

  /** Begins to take work from Kafka. */
  public void start(String bootstrap) {
    worker = Thread.ofPlatform().name("vendor").daemon().start(() -> work(bootstrap));
  }

  public void takes(Duration time) {
    slowness = time;
  }

  /** The work done so far. */
  public List<ProvisioningRequest> worked() {
    return List.copyOf(worked);
  }

  /** For each call of the hook, whether its signature was right. */
  public List<Boolean> signatures() {
    return List.copyOf(signatures);
  }

  private void work(String bootstrap) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap);
        KafkaProducer<String, byte[]> producer = producer(bootstrap)) {
      consumer.subscribe(List.of(Topics.PROVISIONING_REQUESTS));
      while (!closed) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> take(record.value(), producer));
      }
    }
  }

  private void take(byte[] value, KafkaProducer<String, byte[]> producer) {
    ProvisioningTopicRecord record = Wire.read(value, ProvisioningTopicRecord.class);
    if (record instanceof ProvisioningRequest request
        && !request.delivery().name().equals("HTTP")) {
      pause(slowness);
      worked.add(request);
      ProvisioningResult done =
          new ProvisioningResult(
              1,
              request.requestId(),
              request.tenantId(),
              request.featureId(),
              ProvisioningStatus.SUCCESS,
              Optional.empty());
      // Any key will do: the suite brings results under its own.
      producer.send(
          new ProducerRecord<>(
              Topics.PROVISIONING_RESULTS, "vendor-" + request.requestId(), Wire.write(done)));
      producer.flush();
    }
  }

  private void hooked(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean signed = signed(exchange, body);
    signatures.add(signed);
    if (signed) {
      worked.add(
          Wire.read(Wire.write(Http.JSON.readTree(body).path("data")), ProvisioningRequest.class));
    }
    exchange.sendResponseHeaders(signed ? 200 : 401, -1);
    exchange.close();
  }

  /** Standard Webhooks: HMAC-SHA256 over id, timestamp and body. */
  private static boolean signed(HttpExchange exchange, byte[] body) {
    try {
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
      String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
      if (id == null || timestamp == null || signature == null) {
        return false;
      }
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(HOOK_SECRET.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
      return MessageDigest.isEqual(
          expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            ConsumerConfig.GROUP_ID_CONFIG, "vendor",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static KafkaProducer<String, byte[]> producer(String bootstrap) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.ACKS_CONFIG, "all"),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    hook.stop(0);
    if (worker != null) {
      try {
        worker.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
