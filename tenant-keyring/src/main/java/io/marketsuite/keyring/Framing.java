package io.marketsuite.keyring;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Encodes a purpose and parts so that two different lists never give the same octets: each part is
 * preceded by its length, four octets big-endian. The purpose keeps one use apart from another.
 */
final class Framing {
  private Framing() {}

  /**
   * @throws IllegalArgumentException if a part is no valid Unicode text, since replacing what
   *     cannot be encoded would make two texts one
   */
  static byte[] encode(String purpose, String... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    append(out, purpose);
    for (String part : parts) {
      append(out, part);
    }
    return out.toByteArray();
  }

  private static void append(ByteArrayOutputStream out, String part) {
    byte[] octets = utf8(part);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).array());
    out.writeBytes(octets);
  }

  static byte[] utf8(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] octets = new byte[encoded.remaining()];
      encoded.get(octets);
      return octets;
    } catch (CharacterCodingException loneSurrogate) {
      // Without the cause and without the text, which may be a secret.
      throw new IllegalArgumentException("Not a valid Unicode text");
    }
  }
}
