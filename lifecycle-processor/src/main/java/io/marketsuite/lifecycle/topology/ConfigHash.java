package io.marketsuite.lifecycle.topology;

import io.marketsuite.lifecycle.domain.Policy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** Names the rules in force, so that a decision can be checked against those it was made under. */
public final class ConfigHash {
  private ConfigHash() {}

  /** SHA-256 in hex over all that may differ, in a fixed order. */
  public static String of(Policy policy) {
    StringBuilder text = new StringBuilder();
    text.append(new TreeMap<>(policy.provisioning()))
        .append('|')
        .append(policy.skew())
        .append('|')
        .append(policy.storeDeadline())
        .append('|')
        .append(policy.provisioningDeadline())
        .append('|')
        .append(policy.deleteAnswerDeadline())
        .append('|')
        .append(policy.answerDeadline())
        .append('|')
        .append(policy.fingerprintRetention())
        .append('|')
        .append(policy.deprovisioningAttempts())
        .append('|')
        .append(policy.updateReplacesAll());
    new TreeMap<>(policy.features().features())
        .forEach(
            (id, feature) -> {
              text.append('|').append(id).append('=').append(feature.released());
              new TreeMap<>(feature.versions())
                  .forEach((number, version) -> text.append(',').append(version.hash()));
            });
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
