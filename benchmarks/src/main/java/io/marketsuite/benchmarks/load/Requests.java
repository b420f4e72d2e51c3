package io.marketsuite.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Ready-made requests, used in turn. Only the digits of the event's number are written per request,
 * so that the generator costs next to nothing. Not thread-safe.
 */
public final class Requests {
  /** Stands in a request's text where the number belongs. */
  public static final String NUMBER = "#0000000000#";

  private record Template(byte[] octets, int numberAt) {}

  private final List<Template> templates;
  private long next;

  /**
   * Requests in turn.
   *
   * @param texts whole HTTP/1.1 requests, each with {@link #NUMBER} once
   */
  public Requests(List<String> texts) {
    this.templates = texts.stream().map(Requests::template).toList();
  }

  private static Template template(String text) {
    int at = text.indexOf(NUMBER);
    if (at < 0) {
      throw new IllegalArgumentException("a request without a place for its number");
    }
    return new Template(text.getBytes(StandardCharsets.US_ASCII), at);
  }

  /** How large a buffer must be. */
  int largest() {
    return templates.stream().mapToInt(template -> template.octets().length).max().orElseThrow();
  }

  /** Puts the next request into a buffer, ready to be written to a socket. */
  void fill(ByteBuffer buffer) {
    Template template = templates.get((int) (next % templates.size()));
    buffer.clear();
    buffer.put(template.octets());
    long rest = next;
    for (int at = template.numberAt() + NUMBER.length() - 1; at >= template.numberAt(); at--) {
      buffer.put(at, (byte) ('0' + rest % 10));
      rest /= 10;
    }
    buffer.flip();
    next++;
  }
}
