package io.marketsuite.telemetry.adapter.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.marketsuite.telemetry.application.MetricCatalogue;
import io.marketsuite.telemetry.application.MetricDefinition;
import io.marketsuite.telemetry.domain.InstallationsDaily;
import io.marketsuite.telemetry.domain.LifecycleDaily;
import io.marketsuite.telemetry.domain.MetricRow.DefinitionRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The definition documents, from the files under {@code definitions/}. */
public final class DefinitionFiles {
  private static final YAMLMapper YAML = new YAMLMapper();

  private DefinitionFiles() {}

  /**
   * @throws IllegalStateException if a document is missing, or is not that of its metric
   */
  public static MetricCatalogue load() {
    return new MetricCatalogue(
        List.of(
            read(LifecycleDaily.ID, LifecycleDaily.columns()),
            read(InstallationsDaily.ID, InstallationsDaily.columns())));
  }

  private static MetricDefinition read(String id, List<String> columns) {
    String file = "/definitions/" + id + ".yaml";
    try (InputStream in = DefinitionFiles.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the definition " + file + " is missing");
      }
      byte[] bytes = in.readAllBytes();
      JsonNode document = YAML.readTree(bytes);
      if (!id.equals(document.path("id").asText()) || !document.path("version").isInt()) {
        throw new IllegalStateException(file + " is not the definition of " + id);
      }
      return new MetricDefinition(
          new DefinitionRef(id, document.path("version").intValue(), "sha256:" + sha256(bytes)),
          document.path("title").asText(),
          document.path("unit").asText(),
          columns,
          new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
