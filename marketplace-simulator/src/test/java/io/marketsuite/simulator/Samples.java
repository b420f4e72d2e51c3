package io.marketsuite.simulator;

import io.marketsuite.simulator.domain.Manifest;
import io.marketsuite.simulator.manifest.ManifestReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Manifests for tests. */
public final class Samples {
  private Samples() {}

  /** The specification's own example. */
  public static Manifest partner() {
    return ManifestReader.read(text("manifest.yaml"));
  }

  /** A manifest with a setting of each type. */
  public static Manifest fiveTypes() {
    return ManifestReader.read(text("five-types.yaml"));
  }

  /** A test resource as text. */
  public static String text(String resource) {
    try (InputStream in = Samples.class.getClassLoader().getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
