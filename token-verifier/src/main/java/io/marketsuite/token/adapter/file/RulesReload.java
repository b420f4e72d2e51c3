package io.marketsuite.token.adapter.file;

import io.marketsuite.token.VerifierConfig;
import io.marketsuite.token.VerifierConfigBuilder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Rules that follow a file without a restart. The file is compared by its content, so that it does
 * not matter how it is replaced: renamed into place, or by a link that is turned, as Kubernetes
 * does with a mounted ConfigMap. Whoever writes into it in place may have half of it read: for one
 * poll then fewer hosts are believed, or the rules before stay.
 *
 * <pre>
 *   poll ──► content as before ─────────► Unchanged
 *            other content, sound ──────► Applied: the new rules are in force
 *            other, broken or missing ──► Kept: the last good rules stay, told once
 * </pre>
 *
 * <p>Thread-safe; polls do not overlap.
 */
public final class RulesReload {

  /** What a poll found. */
  public sealed interface Outcome {
    /** The content is the same as before. */
    record Unchanged() implements Outcome {}

    /**
     * The file's rules are in force.
     *
     * @param config what is in force now
     */
    record Applied(VerifierConfig config) implements Outcome {}

    /**
     * The file cannot be used; what was in force stays in force.
     *
     * @param why a sentence for the operator
     */
    record Kept(String why) implements Outcome {}
  }

  private final Path file;
  private final Supplier<VerifierConfigBuilder> configured;
  private Optional<byte[]> seen = Optional.empty();

  /**
   * @param file the identity file
   * @param configured what holds where the file names nothing; a fresh builder at each call
   */
  public RulesReload(Path file, Supplier<VerifierConfigBuilder> configured) {
    this.file = file;
    this.configured = configured;
  }

  /**
   * The rules to begin with.
   *
   * @throws IllegalArgumentException with a sentence for the operator, if the file cannot be used
   */
  public synchronized VerifierConfig load() {
    seen = IdentityFile.octets(file);
    return rules(seen);
  }

  /**
   * Looks at the file once.
   *
   * @param inForce told of new rules, before this returns
   */
  public synchronized Outcome poll(Consumer<VerifierConfig> inForce) {
    Optional<byte[]> now = IdentityFile.octets(file);
    if (same(seen, now)) {
      return new Outcome.Unchanged();
    }
    seen = now;
    try {
      VerifierConfig config = rules(now);
      inForce.accept(config);
      return new Outcome.Applied(config);
    } catch (IllegalArgumentException unusable) {
      return new Outcome.Kept(unusable.getMessage());
    }
  }

  private VerifierConfig rules(Optional<byte[]> octets) {
    try {
      byte[] present =
          octets.orElseThrow(
              () -> new IllegalArgumentException("it cannot be read, or is larger than 64 KiB"));
      return IdentityFile.parse(present).over(configured.get()).build();
    } catch (IllegalArgumentException unusable) {
      throw new IllegalArgumentException(
          "The identity file " + file + " cannot be used: " + oneLine(unusable), unusable);
    }
  }

  private static String oneLine(IllegalArgumentException unusable) {
    return String.valueOf(unusable.getMessage()).replaceAll("\\s+", " ").strip();
  }

  private static boolean same(Optional<byte[]> before, Optional<byte[]> now) {
    return before.isPresent() == now.isPresent()
        && Arrays.equals(before.orElse(new byte[0]), now.orElse(new byte[0]));
  }
}
