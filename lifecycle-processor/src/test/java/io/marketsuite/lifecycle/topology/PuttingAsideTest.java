package io.marketsuite.lifecycle.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The handler in Kafka Streams itself, around a processor that fails as it is told. */
class PuttingAsideTest {
  private static final String ASIDE = Topics.unreadable("lifecycle-processor");

  @TempDir Path state;

  @Test
  void what_fails_before_anything_was_written_is_put_aside_and_the_next_goes_on() {
    try (TopologyTestDriver driver = driver()) {
      send(driver, "before");
      send(driver, "good");

      TestRecord<String, String> aside = read(driver, ASIDE);
      assertThat(aside.key()).isEqualTo("key");
      assertThat(aside.value()).isEqualTo("before");
      assertThat(header(aside, "reason")).isEqualTo("failed: ArithmeticException");
      assertThat(header(aside, "origin.topic")).isEqualTo("in");
      assertThat(header(aside, "origin.partition")).isEqualTo("0");
      assertThat(header(aside, "origin.offset")).isEqualTo("0");
      assertThat(read(driver, "out").value()).isEqualTo("good");
    }
  }

  @Test
  void what_fails_after_something_was_written_ends_the_thread() {
    try (TopologyTestDriver driver = driver()) {
      assertThatThrownBy(() -> send(driver, "after")).hasRootCauseMessage("after");
    }
  }

  private TopologyTestDriver driver() {
    Topology topology = new Topology();
    topology.addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "in");
    topology.addProcessor("failing", Failing::new, "in");
    topology.addSink("out", "out", new ByteArraySerializer(), new ByteArraySerializer(), "failing");
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "putting-aside");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, PuttingAside.class);
    settings.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, ASIDE);
    return new TopologyTestDriver(topology, settings);
  }

  private static void send(TopologyTestDriver driver, String value) {
    driver
        .createInputTopic("in", new StringSerializer(), new StringSerializer())
        .pipeInput("key", value);
  }

  private static TestRecord<String, String> read(TopologyTestDriver driver, String topic) {
    return driver
        .createOutputTopic(topic, new StringDeserializer(), new StringDeserializer())
        .readRecord();
  }

  private static String header(TestRecord<String, String> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static final class Failing extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    @Override
    public void process(Record<byte[], byte[]> record) {
      switch (new String(record.value(), StandardCharsets.UTF_8)) {
        case "before" -> throw new NothingWrittenException(new ArithmeticException("before"));
        case "after" -> {
          context().forward(record);
          throw new ArithmeticException("after");
        }
        default -> context().forward(record);
      }
    }
  }
}
