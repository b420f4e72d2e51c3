package io.marketsuite.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DataKeyDiscarded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.SealedSecrets;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.keyring.CannotOpenException;
import io.marketsuite.keyring.GenerateKeys;
import io.marketsuite.keyring.KeysetFiles;
import io.marketsuite.keyring.SealingScope;
import io.marketsuite.settings.support.Database;
import io.marketsuite.settings.support.Installation;
import io.marketsuite.settings.support.Sealing;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StoringTest {
  private static final SettingPresence API_KEY = new SettingPresence("backend", "apiKey", true);
  private static final SettingPresence MODE = new SettingPresence("backend", "mode", true);

  private final Installation installation = Installation.any();

  @Test
  void a_create_is_stored_and_answered_and_its_data_key_destroyed() {
    SealedSecrets secrets = someSecrets();

    StoreAnswered answer = installation.store(create(secrets));

    assertThat(answer.result()).isEqualTo(StoreResult.STORED);
    assertThat(answer.generation()).isEqualTo(1);
    assertThat(Sealing.keyExists(secrets)).isFalse();
    assertThat(rows("setting")).isEqualTo(1);
    assertThat(rows("confidential_client")).isEqualTo(1);
    assertThat(rows("public_client")).isEqualTo(1);
  }

  @Test
  void after_storing_nothing_left_can_open_the_sealed_value() {
    SealedSecrets secrets = someSecrets();
    installation.store(create(secrets));

    var wrapping =
        KeysetFiles.wrappingPrivateKey(Sealing.keysFolder().resolve(GenerateKeys.WRAPPING_PRIVATE));
    var scope =
        new SealingScope(installation.tenant(), installation.feature(), secrets.dataKeyId());
    List<String> everyOctets =
        List.of(
            "select encode(encrypted, 'hex') from setting",
            "select encode(storage_key, 'hex') from generation where storage_key is not null",
            "select encode(encrypted_secret, 'hex') from confidential_client",
            "select encode(wrapped, 'hex') from command_key");

    for (String query : everyOctets) {
      for (String octets : Database.query(query)) {
        assertThatThrownBy(() -> wrapping.open(HexFormat.of().parseHex(octets), scope))
            .isInstanceOf(CannotOpenException.class);
      }
    }
  }

  @Test
  void a_planted_secret_is_nowhere_in_the_database_in_the_clear() {
    String canary = "canary-" + UUID.randomUUID();
    SealedSecrets secrets =
        Sealing.seal(
            installation, "{\"backend\":{\"apiKey\":\"" + canary + "\"}}", credentials(canary));

    installation.store(create(secrets));

    String dump = Database.dump();
    assertThat(dump).contains(installation.tenant());
    assertThat(dump)
        .doesNotContain(canary)
        .doesNotContain(HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_redelivered_request_gets_the_same_answer_and_changes_nothing() {
    StoringRequested request = create(someSecrets()).event();
    StoreAnswered first = installation.store(request);
    installation.store(update("\"later\""));

    installation.decide(request);

    List<StoreAnswered> answers = installation.answers(request.commandId(), 2);
    assertThat(answers.get(1)).isEqualTo(first);
    assertThat(rows("setting")).isEqualTo(1);
  }

  @Test
  void an_update_that_comes_too_late_is_not_applied() {
    installation.store(create(someSecrets()));
    String before = encryptedSettings();
    SealedSecrets secrets = Sealing.seal(installation, "{\"backend\":{\"apiKey\":\"late\"}}");

    StoreAnswered answer =
        installation.store(
            installation
                .request(CommandKind.UPDATE)
                .naming(API_KEY)
                .secrets(secrets)
                .applyBefore(Instant.now().minusSeconds(1)));

    assertThat(answer.result()).isEqualTo(StoreResult.EXPIRED);
    assertThat(encryptedSettings()).isEqualTo(before);
    assertThat(Sealing.keyExists(secrets)).isFalse();
  }

  @Test
  void an_update_in_time_is_applied() {
    installation.store(create(someSecrets()));

    StoreAnswered answer =
        installation.store(update("\"other\"").applyBefore(Instant.now().plusSeconds(30)));

    assertThat(answer.result()).isEqualTo(StoreResult.STORED);
  }

  @Test
  void a_value_that_breaks_the_manifest_is_invalid_and_nothing_of_the_command_is_kept() {
    SealedSecrets secrets =
        Sealing.seal(
            installation, "{\"backend\":{\"apiKey\":\"line\\nbreak\"}}", credentials("s3cr3t"));

    StoreAnswered answer = installation.store(create(secrets));

    assertThat(answer.result()).isEqualTo(StoreResult.INVALID);
    assertThat(answer.detail()).hasValueSatisfying(it -> assertThat(it).contains("line breaks"));
    assertThat(rows("generation")).isZero();
    assertThat(Sealing.keyExists(secrets)).isFalse();
  }

  @Test
  void a_request_whose_key_is_gone_is_invalid() {
    SealedSecrets secrets = someSecrets();
    installation.decide(new DataKeyDiscarded(1, UUID.randomUUID(), secrets.dataKeyId()));

    StoreAnswered answer = installation.store(create(secrets));

    assertThat(answer.result()).isEqualTo(StoreResult.INVALID);
  }

  @Test
  void a_key_of_another_tenant_neither_opens_nor_is_destroyed() {
    SealedSecrets others = Sealing.seal(Installation.any(), "{\"backend\":{\"apiKey\":\"x\"}}");

    StoreAnswered answer = installation.store(create(others));

    assertThat(answer.result()).isEqualTo(StoreResult.INVALID);
    assertThat(Sealing.keyExists(others)).isTrue();
  }

  @Test
  void names_and_sealed_values_that_do_not_agree_are_invalid() {
    SealedSecrets secrets = Sealing.seal(installation, "{\"backend\":{\"apiKey\":\"x\"}}");

    StoreAnswered answer =
        installation.store(installation.request(CommandKind.CREATE).naming(MODE).secrets(secrets));

    assertThat(answer.result()).isEqualTo(StoreResult.INVALID);
  }

  @Test
  void a_secret_of_another_client_than_the_named_one_is_invalid() {
    StoreAnswered answer =
        installation.store(
            create(someSecrets()).confidential(new ClientRef("backend", "somebody-elses")));

    assertThat(answer.result()).isEqualTo(StoreResult.INVALID);
  }

  @Test
  void a_manifest_version_that_is_not_loaded_is_invalid() {
    StoreAnswered answer = installation.store(create(someSecrets()).manifestVersion(9));

    assertThat(answer.result()).isEqualTo(StoreResult.INVALID);
  }

  @Test
  void an_update_of_an_unknown_generation_is_invalid() {
    assertThat(installation.store(update("\"x\"")).result()).isEqualTo(StoreResult.INVALID);
  }

  @Test
  void an_update_of_an_erased_generation_is_invalid() {
    installation.store(create(someSecrets()));
    installation.decide(installation.erasure(1));

    assertThat(installation.store(update("\"x\"")).result()).isEqualTo(StoreResult.INVALID);
    assertThat(rows("setting")).isZero();
  }

  @Test
  void a_create_without_secrets_opens_the_generation() {
    StoreAnswered answer = installation.store(installation.request(CommandKind.CREATE));

    assertThat(answer.result()).isEqualTo(StoreResult.STORED);
    assertThat(rows("generation")).isEqualTo(1);
  }

  @Test
  void a_setting_without_a_value_is_removed() {
    installation.store(create(someSecrets()));

    installation.store(
        installation
            .request(CommandKind.UPDATE)
            .naming(new SettingPresence("backend", "apiKey", false)));

    assertThat(rows("setting")).isZero();
  }

  @Test
  void replacing_all_removes_what_is_not_named() {
    installation.store(create(someSecrets()));
    SealedSecrets secrets = Sealing.seal(installation, "{\"backend\":{\"mode\":\"eachNewMatch\"}}");

    installation.store(
        installation.request(CommandKind.UPDATE).naming(MODE).secrets(secrets).replacingAll());

    assertThat(
            Database.query("select code from setting where tenant_id = ?", installation.tenant()))
        .containsExactly("mode");
  }

  @Test
  void an_upgrade_adds_a_client_and_takes_the_new_version() {
    installation.store(create(someSecrets()));
    SealedSecrets secrets =
        Sealing.seal(
            installation, "{}", "{\"worker\":{\"clientId\":\"w1\",\"clientSecret\":\"s\"}}");

    StoreAnswered answer =
        installation.store(
            installation.request(CommandKind.UPGRADE).manifestVersion(2).secrets(secrets));

    assertThat(answer.result()).isEqualTo(StoreResult.STORED);
    assertThat(rows("confidential_client")).isEqualTo(2);
    assertThat(
            Database.query(
                "select manifest_version from generation where tenant_id = ?",
                installation.tenant()))
        .containsExactly("2");
  }

  @Test
  void the_key_of_a_refused_command_is_destroyed() {
    SealedSecrets secrets = someSecrets();

    installation.decide(new DataKeyDiscarded(1, UUID.randomUUID(), secrets.dataKeyId()));

    Deadline.in(TestKafka.PATIENCE)
        .await(() -> !Sealing.keyExists(secrets), () -> "the key is still there");
  }

  @Test
  void an_unreadable_record_is_kept_aside_and_what_follows_is_handled() {
    installation.produce("{\"no\":\"decision\"}".getBytes(StandardCharsets.UTF_8));

    StoreAnswered answer = installation.store(installation.request(CommandKind.CREATE));

    assertThat(answer.result()).isEqualTo(StoreResult.STORED);
    ConsumerRecord<String, String> kept =
        TestKafka.shared()
            .awaitRecord(
                Topics.unreadable("settings-service"),
                message -> installation.key().equals(message.key()));
    assertThat(kept.value()).isEqualTo("{\"no\":\"decision\"}");
    assertThat(header(kept, "origin.topic")).isEqualTo(Topics.EVENTS);
    assertThat(header(kept, "origin.offset")).containsOnlyDigits();
    assertThat(header(kept, "reason")).isNotBlank();
  }

  @Test
  void a_request_in_a_record_that_cannot_be_read_is_answered_invalid() {
    UUID commandId = UUID.randomUUID();
    installation.produce(
        """
        {"schema_version":7,"tenant_id":"%s","feature_id":"partner","events":[
          {"type":"storing_requested","generation":1,"command_id":"%s","kind":"REINVENT"}]}
        """
            .formatted(installation.tenant(), commandId)
            .getBytes(StandardCharsets.UTF_8));

    assertThat(installation.answers(commandId, 1).getFirst().result())
        .isEqualTo(StoreResult.INVALID);
  }

  @Test
  void a_decision_under_another_installations_key_is_kept_aside_and_not_acted_on() {
    Installation other = Installation.any();
    Installation misplaced = new Installation(other.tenant(), other.feature());
    misplaced.decideUnder(installation.key(), other.request(CommandKind.CREATE).event());

    installation.store(installation.request(CommandKind.CREATE));

    assertThat(Database.query("select 1 from generation where tenant_id = ?", other.tenant()))
        .isEmpty();
    TestKafka.shared()
        .awaitRecord(
            Topics.unreadable("settings-service"),
            message -> installation.key().equals(message.key()));
  }

  private SealedSecrets someSecrets() {
    return Sealing.seal(installation, "{\"backend\":{\"apiKey\":\"k3y\"}}", credentials("s3cr3t"));
  }

  private static String credentials(String secret) {
    return "{\"backend\":{\"clientId\":\"b1\",\"clientSecret\":\"" + secret + "\"}}";
  }

  private Installation.Request create(SealedSecrets secrets) {
    return installation
        .request(CommandKind.CREATE)
        .naming(API_KEY)
        .confidential(new ClientRef("backend", "b1"))
        .publicClients(new ClientRef("frontend", "f1"))
        .secrets(secrets);
  }

  private Installation.Request update(String json) {
    return installation
        .request(CommandKind.UPDATE)
        .naming(API_KEY)
        .secrets(Sealing.seal(installation, "{\"backend\":{\"apiKey\":" + json + "}}"));
  }

  private int rows(String table) {
    return Integer.parseInt(
        Database.query(
                "select count(*) from " + table + " where tenant_id = ?", installation.tenant())
            .getFirst());
  }

  private String encryptedSettings() {
    return String.join(
        ",",
        Database.query(
            "select encode(encrypted, 'hex') from setting where tenant_id = ? order by code",
            installation.tenant()));
  }

  private static String header(ConsumerRecord<String, String> message, String name) {
    return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
