package io.marketsuite.token;

import java.util.Optional;

/**
 * The signature algorithms that can be switched on (RFC 7518 section 3.1). None of them is
 * symmetric, so a public key can never be taken for a shared secret (RFC 8725 section 2.1).
 */
public enum SigningAlgorithm {
  /** RSASSA-PKCS1-v1_5 with SHA-256: Keycloak's default and ours. */
  RS256("RSA"),
  /** RSASSA-PSS with SHA-256. */
  PS256("RSA"),
  /** ECDSA on P-256 with SHA-256. */
  ES256("EC");

  private final String keyType;

  SigningAlgorithm(String keyType) {
    this.keyType = keyType;
  }

  /** The {@code kty} of its keys. */
  public String keyType() {
    return keyType;
  }

  /** The algorithm with exactly this name. */
  public static Optional<SigningAlgorithm> named(String name) {
    for (SigningAlgorithm algorithm : values()) {
      if (algorithm.name().equals(name)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }
}
