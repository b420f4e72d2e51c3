package io.marketsuite.ingress.adapter.http;

import static io.marketsuite.ingress.support.IngressClient.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.PresentedCredential;
import io.marketsuite.contracts.lifecycle.SealedSecrets;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import io.marketsuite.ingress.support.IngressClient;
import io.marketsuite.ingress.support.IngressParts;
import io.marketsuite.ingress.support.Issuer;
import io.marketsuite.ingress.support.Log;
import io.marketsuite.ingress.support.Processor;
import io.marketsuite.ingress.support.WarmIngress;
import io.marketsuite.keyring.CommandKey;
import io.marketsuite.keyring.Fingerprint;
import io.marketsuite.keyring.GenerateKeys;
import io.marketsuite.keyring.KeysetFiles;
import io.marketsuite.keyring.SealingScope;
import io.marketsuite.keyring.Secret;
import io.marketsuite.testsupport.TestKafka;
import io.marketsuite.testsupport.TestPostgres;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What a command carries is sealed, and only settings-service's key opens it. */
@IngressTest
class SealingTest {
  private static final String SETTING_CANARY = "setting-canary-5c1d";
  private static final String SECRET_CANARY = "secret-canary-77e0";

  @TestHTTPResource URI base;

  private final String tenant = "s" + UUID.randomUUID().toString().substring(0, 8);
  private final Log log = new Log(tenant);

  private String install() {
    IngressClient ingress = new IngressClient(base);
    WarmIngress.await(ingress);
    String token = Issuer.tenantToken(tenant);
    try (Processor processor = Processor.start(TestKafka.shared().bootstrapServers())) {
      processor.tell(tenant, command -> List.of(Processor.accepted(command)));
      assertThat(ingress.command(token, create(SETTING_CANARY, SECRET_CANARY)).statusCode())
          .isEqualTo(202);
    }
    return token;
  }

  @Test
  void no_value_no_secret_and_nothing_of_the_token_stands_in_the_command_topic() {
    String token = install();

    for (ConsumerRecord<String, String> found : TestKafka.shared().records(Topics.COMMANDS)) {
      assertThat(found.value() + found.headers())
          .doesNotContain(SETTING_CANARY)
          .doesNotContain(SECRET_CANARY)
          .doesNotContain("token-canary")
          .doesNotContain(token.substring(token.lastIndexOf('.')));
    }
    assertThat(log.commands()).hasSize(1);
  }

  @Test
  void the_record_names_codes_clients_and_fingerprints() {
    install();

    Command command = log.commands().getFirst();
    assertThat(command.settings())
        .containsExactly(
            new SettingPresence("backend", "apiKey", true),
            new SettingPresence("backend", "enabled", true));
    PresentedCredential credential = command.credentials().getFirst();
    List<Fingerprint> expected =
        KeysetFiles.fingerprints(IngressParts.keysFolder().resolve(GenerateKeys.FINGERPRINT))
            .of("backend-id", Secret.of(SECRET_CANARY));
    assertThat(credential.fingerprints())
        .extracting(io.marketsuite.contracts.lifecycle.Fingerprint::value)
        .containsExactlyElementsOf(expected.stream().map(Fingerprint::value).toList());
    assertThat(credential.clientId()).isEqualTo("backend-id");
    assertThat(command.publicClients().getFirst().clientId()).isEqualTo("frontend-id");
  }

  @Test
  void settings_service_opens_what_was_sealed_with_the_key_in_the_database() throws SQLException {
    install();

    Command command = log.commands().getFirst();
    SealedSecrets sealed = command.secrets().orElseThrow();
    CommandKey key =
        KeysetFiles.wrappingPrivateKey(
                IngressParts.keysFolder().resolve(GenerateKeys.WRAPPING_PRIVATE))
            .open(wrapped(sealed.dataKeyId()), scope(sealed.dataKeyId()));
    assertThat(key.unsealText("settings", sealed.settings().orElseThrow()).reveal())
        .isEqualTo("{\"backend\":{\"apiKey\":\"" + SETTING_CANARY + "\",\"enabled\":false}}");
    assertThat(key.unsealText("credentials", sealed.credentials().orElseThrow()).reveal())
        .isEqualTo(
            "{\"backend\":{\"clientId\":\"backend-id\",\"clientSecret\":\""
                + SECRET_CANARY
                + "\"}}");
  }

  private SealingScope scope(UUID keyId) {
    return new SealingScope(tenant, "partner", keyId);
  }

  private byte[] wrapped(UUID keyId) throws SQLException {
    try (Connection connection = TestPostgres.shared().superuser("settings").connect();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT wrapped FROM command_key WHERE key_id = ? AND tenant_id = ?")) {
      select.setObject(1, keyId);
      select.setString(2, tenant);
      try (ResultSet rows = select.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getBytes(1);
      }
    }
  }
}
