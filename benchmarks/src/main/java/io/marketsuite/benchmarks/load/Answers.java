package io.marketsuite.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the one answer that is awaited on a connection: its status and its end. Knows {@code
 * Content-Length} alone, which is what is measured here. Not thread-safe.
 */
final class Answers {
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  /** The answer is not whole yet. */
  static final int INCOMPLETE = -1;

  private Answers() {}

  /**
   * The status, if the whole answer is in the buffer.
   *
   * @param buffer what was read, from 0 to its position; one answer and nothing else
   */
  static int status(ByteBuffer buffer) {
    int end = endOfHead(buffer);
    if (end < 0 || buffer.position() < end + contentLength(buffer, end)) {
      return INCOMPLETE;
    }
    return digit(buffer, STATUS_AT) * 100
        + digit(buffer, STATUS_AT + 1) * 10
        + digit(buffer, STATUS_AT + 2);
  }

  private static int endOfHead(ByteBuffer buffer) {
    for (int at = STATUS_AT; at + 3 < buffer.position(); at++) {
      if (buffer.get(at) == '\r' && buffer.get(at + 2) == '\r') {
        return at + 4;
      }
    }
    return -1;
  }

  private static int contentLength(ByteBuffer buffer, int end) {
    for (int line = STATUS_AT; line < end - LENGTH.length; line++) {
      if (buffer.get(line) == '\n' && startsWithLength(buffer, line + 1)) {
        return number(buffer, line + 1 + LENGTH.length);
      }
    }
    return 0;
  }

  private static boolean startsWithLength(ByteBuffer buffer, int at) {
    for (int i = 0; i < LENGTH.length; i++) {
      if (Character.toLowerCase(buffer.get(at + i)) != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  private static int number(ByteBuffer buffer, int from) {
    int number = 0;
    for (int at = from; buffer.get(at) != '\r'; at++) {
      if (buffer.get(at) != ' ') {
        number = number * 10 + digit(buffer, at);
      }
    }
    return number;
  }

  private static int digit(ByteBuffer buffer, int at) {
    return buffer.get(at) - '0';
  }
}
