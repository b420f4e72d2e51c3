package io.marketsuite.telemetry.topology;

import static io.marketsuite.telemetry.fixture.Events.activated;
import static io.marketsuite.telemetry.fixture.Events.confirmed;
import static io.marketsuite.telemetry.fixture.Events.installed;
import static io.marketsuite.telemetry.fixture.Events.uninstalled;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.telemetry.domain.MetricRow;
import io.marketsuite.telemetry.domain.MetricRow.Status;
import io.marketsuite.telemetry.fixture.Decisions;
import io.marketsuite.telemetry.fixture.LogEntry;
import io.marketsuite.telemetry.fixture.PureStream;
import io.marketsuite.telemetry.fixture.RandomLog;
import io.marketsuite.telemetry.wire.TelemetryWire;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryTopologyTest {
  private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
  private static final Duration LATENESS = Duration.ofHours(6);

  /** The driver writes its stores to the disk after each record: enough to meet every store. */
  private static final int STORED_ENTRIES = 80;

  @TempDir Path folder;

  private final Decisions decisions = new Decisions(0);
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> events;
  private TestOutputTopic<byte[], byte[]> unreadable;

  @BeforeEach
  void start() {
    driver =
        new TopologyTestDriver(
            TelemetryTopology.build(
                new TelemetryTopology.Config(LATENESS, () -> 1, PureStream.DEFINITIONS)),
            properties(folder));
    events =
        driver.createInputTopic(
            Topics.EVENTS, new ByteArraySerializer(), new ByteArraySerializer());
    unreadable =
        driver.createOutputTopic(
            Topics.unreadable("telemetry-etl"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  private static Properties properties(Path folder) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "telemetry-etl");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    return properties;
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void a_decision_becomes_rows_on_the_metrics_topics() {
    take(decisions.made("acme", "partner", MORNING, installed(1), confirmed(1), activated(1)));

    assertThat(latest(Topics.METRICS_LIFECYCLE_DAILY))
        .containsOnlyKeys("partner/2026-03-01", "partner/acme/2026-03-01");
    MetricRow row = latest(Topics.METRICS_INSTALLATIONS_DAILY).get("partner/2026-03-01");
    assertThat(row.dimensions()).isEqualTo(Map.of("feature", "partner"));
    assertThat(row.window().end()).isEqualTo("2026-03-02T00:00:00Z");
    assertThat(row.values())
        .containsEntry("active_installations", 1L)
        .containsEntry("activated_installations", 1L);
    assertThat(row.definition().id()).isEqualTo("installations-daily");
  }

  @Test
  void a_row_looks_on_the_wire_as_its_readers_expect() {
    take(decisions.made("acme", "partner", MORNING, installed(1), confirmed(1)));

    var topic =
        driver.createOutputTopic(
            Topics.METRICS_INSTALLATIONS_DAILY, new StringDeserializer(), new StringDeserializer());

    assertThat(topic.readValue())
        .isEqualTo(
            """
            {"schema_version":1,"metric":"installations-daily","dimensions":{"feature":"partner"},\
            "window":{"start":"2026-03-01T00:00:00Z","end":"2026-03-02T00:00:00Z"},\
            "values":{"active_installations_before":0,"installs":1,"imported":0,"uninstalls":0,\
            "cleanups":0,"replaced":0,"adjusted":0,"active_installations":1,\
            "activated_installations":0},"status":"PROVISIONAL","revision":1,\
            "definition":{"id":"installations-daily","version":1,"hash":"sha256:b"}}""");
  }

  @Test
  void ticks_make_days_final_and_later_input_makes_revisions() {
    take(decisions.made("acme", "partner", MORNING, installed(1), confirmed(1)));
    take(decisions.tick(MORNING.plus(Duration.ofDays(1))));
    MetricRow first = latest(Topics.METRICS_INSTALLATIONS_DAILY).get("partner/2026-03-01");
    assertThat(first.status()).isEqualTo(Status.FINAL);

    take(decisions.made("globex", "partner", MORNING, installed(1), confirmed(1)));

    MetricRow late = latest(Topics.METRICS_INSTALLATIONS_DAILY).get("partner/2026-03-01");
    assertThat(late.revision()).isEqualTo(2);
    assertThat(late.values()).containsEntry("installs", 2L);
    assertThat(late.supersedes().orElseThrow().revision()).isEqualTo(1);
  }

  @Test
  void a_decision_that_stands_in_the_log_twice_counts_once() {
    DecisionRecord install = decisions.made("acme", "partner", MORNING, installed(1), confirmed(1));
    take(install);
    take(install);

    assertThat(latest(Topics.METRICS_LIFECYCLE_DAILY).get("partner/2026-03-01").values())
        .containsEntry("installs", 1L);
  }

  @Test
  void what_cannot_be_read_is_put_aside_with_its_origin_and_the_stream_goes_on() {
    byte[] key = "acme/partner".getBytes(StandardCharsets.UTF_8);
    DecisionRecord others = decisions.made("globex", "partner", MORNING, installed(1));
    events.pipeInput(key, "{not json".getBytes(StandardCharsets.UTF_8));
    events.pipeInput(key, (byte[]) null);
    events.pipeInput(key, "{}".getBytes(StandardCharsets.UTF_8));
    events.pipeInput(key, Wire.write(others));
    events.pipeInput(null, Wire.write(others));
    events.pipeInput(key, "{\"schema_version\":1}".getBytes(StandardCharsets.UTF_8));
    take(decisions.made("acme", "partner", MORNING, installed(1), confirmed(1)));

    List<TestRecord<byte[], byte[]>> aside = unreadable.readRecordsToList();
    assertThat(aside).hasSize(6);
    assertThat(aside.getFirst().key()).isEqualTo(key);
    assertThat(aside.getFirst().value()).isEqualTo("{not json".getBytes(StandardCharsets.UTF_8));
    assertThat(header(aside.get(3), "reason"))
        .isEqualTo("the key is another installation's than the value");
    assertThat(header(aside.get(3), "origin.topic")).isEqualTo(Topics.EVENTS);
    assertThat(header(aside.get(3), "origin.partition")).isEqualTo("0");
    assertThat(header(aside.get(3), "origin.offset")).isEqualTo("3");
    assertThat(latest(Topics.METRICS_LIFECYCLE_DAILY)).containsKey("partner/2026-03-01");
  }

  @Test
  void the_stores_do_as_the_maps_of_the_property_tests_do() {
    List<LogEntry> log =
        RandomLog.of(500, 500).stream()
            .map(entry -> new LogEntry(0, entry.decision()))
            .limit(STORED_ENTRIES)
            .toList();

    log.forEach(entry -> take(entry.decision()));

    Map<String, MetricRow> rows = new TreeMap<>();
    latest(Topics.METRICS_LIFECYCLE_DAILY).values().forEach(row -> put(rows, row));
    latest(Topics.METRICS_INSTALLATIONS_DAILY).values().forEach(row -> put(rows, row));
    assertThat(rows).isEqualTo(new PureStream(LATENESS, 1).take(log).rows());
    assertThat(rows.values()).extracting(MetricRow::status).contains(Status.FINAL);
  }

  @Test
  void uninstalling_takes_an_installation_away() {
    take(decisions.made("acme", "partner", MORNING, installed(1), confirmed(1), activated(1)));
    take(decisions.made("acme", "partner", MORNING, uninstalled(1)));

    assertThat(latest(Topics.METRICS_INSTALLATIONS_DAILY).get("partner/2026-03-01").values())
        .containsEntry("active_installations", 0L)
        .containsEntry("activated_installations", 0L);
  }

  @Test
  void every_instance_has_a_view_of_the_rows() {
    take(decisions.made("acme", "partner", MORNING, installed(1), confirmed(1)));

    assertThat(
            driver
                .getTimestampedKeyValueStore(StoreNames.view("lifecycle-daily"))
                .get("partner/2026-03-01"))
        .isNotNull();
  }

  private void take(DecisionRecord decision) {
    LogEntry entry = new LogEntry(0, decision);
    byte[] key = entry.key() == null ? null : entry.key().getBytes(StandardCharsets.UTF_8);
    events.pipeInput(key, entry.value());
  }

  private Map<String, MetricRow> latest(String topic) {
    Map<String, MetricRow> rows = new TreeMap<>();
    driver
        .createOutputTopic(topic, new StringDeserializer(), TelemetryWire.rows().deserializer())
        .readKeyValuesToList()
        .forEach(entry -> rows.put(entry.key, entry.value));
    return rows;
  }

  private static void put(Map<String, MetricRow> rows, MetricRow row) {
    rows.put(row.metric() + "/" + row.key(), row);
  }

  private static String header(TestRecord<byte[], byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
