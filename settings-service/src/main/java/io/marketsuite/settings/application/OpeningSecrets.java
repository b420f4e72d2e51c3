package io.marketsuite.settings.application;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.SealedSecrets;
import io.marketsuite.keyring.CannotOpenException;
import io.marketsuite.keyring.CommandKey;
import io.marketsuite.keyring.SealingScope;
import io.marketsuite.keyring.Secret;
import io.marketsuite.keyring.WrappingPrivateKey;
import io.marketsuite.settings.domain.SettingName;
import io.marketsuite.settings.domain.SettingValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens what a command carried sealed. Thread-safe; part of the caller's transaction. */
@ApplicationScoped
class OpeningSecrets {
  private static final String SETTINGS = "settings";
  private static final String CREDENTIALS = "credentials";

  /** Keeps numbers as they were written. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final CommandKeys keys;
  private final WrappingPrivateKey wrapping;

  OpeningSecrets(CommandKeys keys, WrappingPrivateKey wrapping) {
    this.keys = keys;
    this.wrapping = wrapping;
  }

  /**
   * Opens.
   *
   * @return empty if the key is gone, does not open, or what it opens is not of the agreed form
   */
  Optional<OpenedSecrets> open(String tenantId, String featureId, SealedSecrets secrets) {
    SealingScope scope = new SealingScope(tenantId, featureId, secrets.dataKeyId());
    try {
      return keys.find(secrets.dataKeyId(), tenantId, featureId)
          .map(wrapped -> open(wrapping.open(wrapped, scope), secrets));
    } catch (CannotOpenException | IllegalArgumentException notAsAgreed) {
      return Optional.empty();
    }
  }

  /** Where a command carries nothing sealed. */
  static OpenedSecrets nothing() {
    return new OpenedSecrets(JSON.createObjectNode(), Map.of(), List.of());
  }

  private static OpenedSecrets open(CommandKey key, SealedSecrets secrets) {
    JsonNode settings = parse(key, SETTINGS, secrets.settings());
    JsonNode credentials = parse(key, CREDENTIALS, secrets.credentials());
    return new OpenedSecrets(settings, values(settings), credentials(credentials));
  }

  private static JsonNode parse(CommandKey key, String field, Optional<String> sealed) {
    if (sealed.isEmpty()) {
      return JSON.createObjectNode();
    }
    try {
      return JSON.readTree(key.unseal(field, sealed.get()));
    } catch (IOException _) {
      // Without the cause: a parser's message may quote a secret.
      throw new IllegalArgumentException("no JSON");
    }
  }

  private static Map<SettingName, SettingValue> values(JsonNode settings) {
    Map<SettingName, SettingValue> values = new LinkedHashMap<>();
    settings
        .properties()
        .forEach(
            service ->
                service.getValue().properties().stream()
                    .filter(value -> !value.getValue().isNull())
                    .forEach(
                        value ->
                            values.put(
                                new SettingName(service.getKey(), value.getKey()),
                                new SettingValue(value.getValue().toString()))));
    return values;
  }

  private static List<OpenedSecrets.Credential> credentials(JsonNode credentials) {
    List<OpenedSecrets.Credential> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : credentials.properties()) {
      JsonNode clientId = entry.getValue().path("clientId");
      JsonNode clientSecret = entry.getValue().path("clientSecret");
      if (!clientId.isTextual() || !clientSecret.isTextual()) {
        throw new IllegalArgumentException("no credentials");
      }
      found.add(
          new OpenedSecrets.Credential(
              new ClientRef(entry.getKey(), clientId.textValue()),
              Secret.of(clientSecret.textValue())));
    }
    return found;
  }
}
