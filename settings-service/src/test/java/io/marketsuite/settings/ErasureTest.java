package io.marketsuite.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.Erased;
import io.marketsuite.contracts.lifecycle.SealedSecrets;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.keyring.GenerateKeys;
import io.marketsuite.keyring.KeysetFiles;
import io.marketsuite.settings.application.ReceiptPayload;
import io.marketsuite.settings.application.SignedReceipt;
import io.marketsuite.settings.support.Database;
import io.marketsuite.settings.support.Installation;
import io.marketsuite.settings.support.Sealing;
import io.marketsuite.testsupport.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ErasureTest {
  private static final TestKafka KAFKA = TestKafka.shared();

  private final Installation installation = Installation.any();

  @Test
  void an_erasure_leaves_no_value_no_client_and_no_key_of_its_generation() {
    store(1);
    SealedSecrets neverStored = Sealing.seal(installation, "{}");

    installation.decide(installation.erasure(1, neverStored.dataKeyId()));
    erased(1);

    assertThat(rows("setting")).isZero();
    assertThat(rows("confidential_client")).isZero();
    assertThat(rows("public_client")).isZero();
    assertThat(rows("command_key")).isZero();
    assertThat(
            Database.query(
                "select storage_key::text from generation where tenant_id = ?",
                installation.tenant()))
        .containsOnlyNulls();
  }

  @Test
  void its_receipt_says_what_was_destroyed_and_verifies_with_the_public_key() {
    store(1);
    SealedSecrets neverStored = Sealing.seal(installation, "{}");

    installation.decide(installation.erasure(1, neverStored.dataKeyId()));
    Erased erased = erased(1).getFirst();

    SignedReceipt receipt = receipts(1).getFirst();
    byte[] signed = receipt.payload().getBytes(StandardCharsets.UTF_8);
    var verifier =
        KeysetFiles.receiptVerifier(
            Sealing.keysFolder().resolve(GenerateKeys.RECEIPT_SIGNING_PUBLIC));
    assertThat(verifier.holds(signed, receipt.signature())).isTrue();
    signed[signed.length / 2] ^= 1;
    assertThat(verifier.holds(signed, receipt.signature())).isFalse();
    ReceiptPayload payload =
        Wire.read(receipt.payload().getBytes(StandardCharsets.UTF_8), ReceiptPayload.class);
    assertThat(payload.receiptId()).isEqualTo(erased.receiptId());
    assertThat(payload.tenantId()).isEqualTo(installation.tenant());
    assertThat(payload.generation()).isEqualTo(1);
    assertThat(payload.destroyed())
        .isEqualTo(new ReceiptPayload.Counts(1, 1, 1, 1, List.of(neverStored.dataKeyId())));
  }

  @Test
  void a_repeated_erasure_gives_the_same_receipt() {
    store(1);
    installation.decide(installation.erasure(1));
    installation.decide(installation.erasure(1));

    assertThat(erased(2)).hasSize(2).allMatch(erased(1).getFirst()::equals);
    assertThat(receipts(2)).hasSize(2).allMatch(receipts(1).getFirst()::equals);
    assertThat(rows("erasure_receipt")).isEqualTo(1);
  }

  @Test
  void erasing_one_generation_leaves_the_next_one_alone() {
    store(1);
    store(2);

    installation.decide(installation.erasure(1));
    erased(1);

    assertThat(
            Database.query(
                "select generation from setting where tenant_id = ?", installation.tenant()))
        .containsExactly("2");
  }

  @Test
  void erasing_what_was_never_stored_is_answered_and_closes_the_generation() {
    installation.decide(installation.erasure(1));

    ReceiptPayload payload =
        Wire.read(
            receipts(1).getFirst().payload().getBytes(StandardCharsets.UTF_8),
            ReceiptPayload.class);
    assertThat(payload.destroyed().storageKeys()).isZero();
    assertThat(installation.store(installation.request(CommandKind.CREATE)).detail()).isPresent();
  }

  private void store(long generation) {
    SealedSecrets secrets =
        Sealing.seal(
            installation,
            "{\"backend\":{\"apiKey\":\"k3y\"}}",
            "{\"backend\":{\"clientId\":\"b1\",\"clientSecret\":\"s3cr3t\"}}");
    installation.store(
        installation
            .request(CommandKind.CREATE)
            .generation(generation)
            .naming(new SettingPresence("backend", "apiKey", true))
            .publicClients(new ClientRef("frontend", "f1"))
            .secrets(secrets));
  }

  private List<Erased> erased(int count) {
    return read(Topics.STORED, count, "\"erased\"", Erased.class);
  }

  private List<SignedReceipt> receipts(int count) {
    return read(Topics.ERASURE_RECEIPTS, count, "payload", SignedReceipt.class);
  }

  private <T> List<T> read(String topic, int count, String mark, Class<T> type) {
    List<ConsumerRecord<String, String>> found =
        KAFKA.await(
            topic,
            m -> installation.key().equals(m.key()) && m.value().contains(mark),
            count,
            TestKafka.PATIENCE);
    return found.stream()
        .map(m -> Wire.read(m.value().getBytes(StandardCharsets.UTF_8), type))
        .toList();
  }

  private int rows(String table) {
    return Integer.parseInt(
        Database.query(
                "select count(*) from " + table + " where tenant_id = ?", installation.tenant())
            .getFirst());
  }
}
