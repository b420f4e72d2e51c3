package io.marketsuite.ingress.adapter.http;

import static io.marketsuite.ingress.support.IngressClient.bare;
import static io.marketsuite.ingress.support.IngressClient.cleanup;
import static io.marketsuite.ingress.support.IngressClient.create;
import static io.marketsuite.ingress.support.IngressClient.update;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.boundary.outbound.OutboundUrls;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.ingress.carerix.ManagementReader;
import io.marketsuite.ingress.carerix.ManagementRequest;
import io.marketsuite.ingress.domain.RequestRefused;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** From a body's octets to a command: refused in one way, or taken within bounds. */
class CommandDecoderFuzzTest {
  private static final ManagementReader READER =
      new ManagementReader(new OutboundUrls(Set.of("api.carerix.io"), false));

  static Stream<byte[]> seeds() {
    return Stream.of(
            bare("FeatureActivateCommand"),
            bare("FeatureDeactivateCommand"),
            bare("FeatureDeleteCommand"),
            create("key", "secret"),
            update("key"),
            cleanup("customerName"),
            """
            {"_kind":"FeatureUpgradeCommand","callbackUrl":"https://api.carerix.io/c","payload":
            {"oldVersion":"1","newVersion":"2","clientCredentials":{},"publicClients":{}}}
            """,
            """
            {"_kind":"FeatureCreateCommand","callbackUrl":"https://api.carerix.io/c","payload":
            {"settings":{"backend":{"n":1.50,"big":12345678901234567890.0e-3,"t":"\\u00e9\\ud83d\\ude00"}}}}
            """,
            "{\"_kind\":\"FeatureActivateCommand\",\"_kind\":1}",
            "[".repeat(32) + "]".repeat(32),
            "{\"_kind\":\"\\ud800\"}",
            "1e999999999",
            "")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void a_body_is_refused_or_taken_within_bounds(byte @NotNull [] body)
      throws JsonProcessingException {
    try {
      JsonNode document = StrictJson.read(body);
      assertReadsTheSameAgain(document);
      assertWithinBounds(READER.read(READER.kind(document), document));
    } catch (RequestRefused refused) {
      assertThat(refused.type().status()).isEqualTo(400);
      assertThat(refused.getMessage()).hasSizeLessThan(200);
    }
  }

  private static void assertReadsTheSameAgain(JsonNode document) throws JsonProcessingException {
    JsonNode again = StrictJson.read(Wire.mapper().writeValueAsBytes(document));
    assertThat(again.equals(CommandDecoderFuzzTest::byValue, document))
        .as("%s, written and read again: %s", document, again)
        .isTrue();
  }

  /** 0e0 is written as 0, which is the same number. */
  private static int byValue(JsonNode one, JsonNode other) {
    boolean same =
        one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue()) == 0
            : one.equals(other);
    return same ? 0 : 1;
  }

  private static void assertWithinBounds(ManagementRequest request) {
    assertThat(request.callbackUrl().isPresent() || !request.kind().canCallBack()).isTrue();
    request
        .callbackUrl()
        .ifPresent(
            url ->
                assertThat(url)
                    .hasSizeLessThan(2049)
                    .containsPattern("(?i)^https://api\\.carerix\\.io"));
    request.tenant().ifPresent(tenant -> assertThat(tenant).matches("[A-Za-z0-9._-]{1,128}"));
    request.oldVersion().ifPresent(version -> assertThat(version).matches("[1-9][0-9]{0,8}"));
    request.newVersion().ifPresent(version -> assertThat(version).matches("[1-9][0-9]{0,8}"));
    assertThat(request.credentials()).hasSizeLessThan(33);
    assertThat(request.publicClients()).hasSizeLessThan(33);
    request
        .credentials()
        .forEach(client -> assertThat(client.clientId()).matches("[\\x21-\\x7E]{1,255}"));
    request.settings().ifPresent(settings -> assertThat(settings.presence()).isNotNull());
  }
}
