package io.marketsuite.token.adapter.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.marketsuite.token.SigningAlgorithm;
import io.marketsuite.token.VerifierConfig.TenantClaim;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads an identity file: a small YAML document, strictly. A name it does not know is a mistake and
 * not a remark, since a rule that was meant to be tighter would go unnoticed.
 *
 * <pre>
 *   hosts: [https://id.carerix.io, https://id-2.carerix.io]
 *   realm-pattern: "[a-z0-9-]{1,40}"
 *   tenant-claim: equals-realm
 *   algorithms: [RS256]
 * </pre>
 */
final class IdentityFile {
  private static final int MOST_OCTETS = 64 * 1024;
  private static final Set<String> NAMES =
      Set.of("hosts", "realm-pattern", "tenant-claim", "algorithms");
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private IdentityFile() {}

  /** The file's octets, or nothing where it cannot be read or is too large to be one. */
  static Optional<byte[]> octets(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] octets = in.readNBytes(MOST_OCTETS + 1);
      return octets.length > MOST_OCTETS ? Optional.empty() : Optional.of(octets);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * What the document names.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  static NamedRules parse(byte[] octets) {
    JsonNode document = document(octets);
    document.fieldNames().forEachRemaining(IdentityFile::requireKnown);
    return new NamedRules(
        texts(document, "hosts"),
        text(document, "realm-pattern"),
        text(document, "tenant-claim").map(IdentityFile::tenantClaim),
        texts(document, "algorithms").map(IdentityFile::algorithms));
  }

  private static JsonNode document(byte[] octets) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
      JsonNode document = YAML.readTree(text);
      if (!document.isObject() || document.isEmpty()) {
        throw new IllegalArgumentException("it names nothing");
      }
      return document;
    } catch (CharacterCodingException notText) {
      throw new IllegalArgumentException("it is not UTF-8", notText);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalArgumentException(unreadable.getOriginalMessage(), unreadable);
    }
  }

  private static void requireKnown(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("there is no rule " + name);
    }
  }

  private static Optional<String> text(JsonNode document, String name) {
    return Optional.ofNullable(document.get(name)).map(value -> textOf(value, name));
  }

  private static Optional<Set<String>> texts(JsonNode document, String name) {
    return Optional.ofNullable(document.get(name))
        .map(
            value -> {
              if (!value.isArray() || value.isEmpty()) {
                throw new IllegalArgumentException(name + " is no list, or an empty one");
              }
              return value
                  .valueStream()
                  .map(element -> textOf(element, name))
                  .collect(Collectors.toUnmodifiableSet());
            });
  }

  private static String textOf(JsonNode value, String name) {
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new IllegalArgumentException(name + " holds something that is no text");
    }
    return value.textValue();
  }

  private static TenantClaim tenantClaim(String name) {
    for (TenantClaim rule : TenantClaim.values()) {
      if (rule.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return rule;
      }
    }
    throw new IllegalArgumentException("tenant-claim is equals-realm or any-text, not " + name);
  }

  private static Set<SigningAlgorithm> algorithms(Set<String> names) {
    return names.stream().map(IdentityFile::algorithm).collect(Collectors.toUnmodifiableSet());
  }

  private static SigningAlgorithm algorithm(String name) {
    return SigningAlgorithm.named(name)
        .orElseThrow(() -> new IllegalArgumentException("there is no algorithm " + name));
  }
}
