package io.marketsuite.token.adapter.jose;

import io.marketsuite.token.SigningAlgorithm;
import io.marketsuite.token.SigningKey;
import io.marketsuite.token.SigningKeys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Reads a JWK set (RFC 7517) and keeps only keys that say of themselves that they are for
 * signatures, by an algorithm we know, and that are strong enough. Keys for encryption, symmetric
 * keys, keys that carry private parts and keys that cannot be read are left out, since an issuer
 * may publish kinds we do not use.
 */
public final class JwksDocument {
  private static final int MAX_KEYS = 64;
  private static final List<String> SECRET_PARTS = List.of("d", "p", "q", "dp", "dq", "qi", "k");

  private JwksDocument() {}

  /**
   * The usable keys of the document.
   *
   * @throws IOException if it is not a JWK set, or has more than 64 keys
   */
  public static SigningKeys parse(byte[] octets) throws IOException {
    List<?> keys = keys(octets);
    if (keys.size() > MAX_KEYS) {
      throw new IOException("The key set has " + keys.size() + " keys");
    }
    List<SigningKey> usable = new ArrayList<>();
    for (Object key : keys) {
      if (key instanceof Map<?, ?> members) {
        usable(members).ifPresent(usable::add);
      }
    }
    return SigningKeys.of(usable);
  }

  private static List<?> keys(byte[] octets) throws IOException {
    try {
      if (JsonUtil.parseJson(utf8(octets)).get("keys") instanceof List<?> keys) {
        return keys;
      }
      throw new IOException("The key set has no list of keys");
    } catch (JoseException unreadable) {
      // Without the cause: its message quotes the document.
      throw new IOException("The key set is not a JSON object");
    }
  }

  private static String utf8(byte[] octets) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
  }

  private static Optional<SigningKey> usable(Map<?, ?> members) {
    if (!"sig".equals(members.get("use")) || !allowsVerifying(members) || holdsSecret(members)) {
      return Optional.empty();
    }
    if (!(members.get("kid") instanceof String keyId)
        || !(members.get("alg") instanceof String name)) {
      return Optional.empty();
    }
    return SigningAlgorithm.named(name)
        .filter(algorithm -> algorithm.keyType().equals(members.get("kty")))
        .flatMap(algorithm -> key(keyId, algorithm, members));
  }

  private static boolean allowsVerifying(Map<?, ?> members) {
    Object operations = members.get("key_ops");
    return operations == null || operations instanceof List<?> list && list.contains("verify");
  }

  private static boolean holdsSecret(Map<?, ?> members) {
    return SECRET_PARTS.stream().anyMatch(members::containsKey);
  }

  private static Optional<SigningKey> key(
      String keyId, SigningAlgorithm algorithm, Map<?, ?> members) {
    try {
      Map<String, Object> parts = new HashMap<>();
      for (String part : List.of("kty", "n", "e", "crv", "x", "y")) {
        if (members.get(part) instanceof String text) {
          parts.put(part, text);
        }
      }
      PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(parts);
      return Optional.of(new SigningKey(keyId, algorithm, jwk.getPublicKey()));
    } catch (JoseException | RuntimeException weakOrUnreadable) {
      return Optional.empty();
    }
  }
}
