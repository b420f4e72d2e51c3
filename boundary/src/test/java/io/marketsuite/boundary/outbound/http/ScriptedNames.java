package io.marketsuite.boundary.outbound.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Answers each look-up with the next line; the last one for good. Thread-safe. */
final class ScriptedNames implements NameResolver {
  private final Deque<List<InetAddress>> lines = new ArrayDeque<>();
  private int asked;

  /** One more answer: addresses as literals. */
  ScriptedNames then(String... addresses) {
    lines.add(Stream.of(addresses).map(InetAddress::ofLiteral).toList());
    return this;
  }

  @Override
  public synchronized List<InetAddress> resolve(String host) throws UnknownHostException {
    asked++;
    if (lines.isEmpty()) {
      throw new UnknownHostException(host);
    }
    return lines.size() > 1 ? lines.poll() : lines.peek();
  }

  synchronized int asked() {
    return asked;
  }
}
