package io.marketsuite.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which tokens of the operator's issuer are believed. The issuer itself and where its keys are
 * stand under MicroProfile's own names: {@code mp.jwt.verify.issuer} ({@code MP_JWT_VERIFY_ISSUER})
 * and {@code mp.jwt.verify.publickey.location} ({@code MP_JWT_VERIFY_PUBLICKEY_LOCATION}). Without
 * an issuer no token is believed.
 */
@ConfigMapping(prefix = "suite.operator")
public interface OperatorConfig {
  /** What a token's {@code aud} must contain one of; not looked at when absent. */
  Optional<Set<String>> audience();

  /** How far clocks may differ; at most {@link #MAX_SKEW}. */
  @WithDefault("PT30S")
  Duration skew();

  /** The longest token text that is looked at. */
  @WithDefault("8192")
  int maxTokenChars();

  /** Of RS256, PS256 and ES256. A key given as PEM is of the first one's kind. */
  @WithDefault("RS256,ES256")
  List<Algorithm> algorithms();

  /** More skew than this hides a broken clock and keeps stolen tokens alive. */
  Duration MAX_SKEW = Duration.ofSeconds(120);

  /** Signature algorithms that may be accepted: none with a shared secret, and not {@code none}. */
  enum Algorithm {
    RS256,
    PS256,
    ES256
  }
}
