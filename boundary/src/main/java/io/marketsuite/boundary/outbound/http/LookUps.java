package io.marketsuite.boundary.outbound.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks names up within a time limit. The system's look-up blocks, knows no limit, and would hold
 * one of the few threads that carry the virtual ones: it has a thread of its own per host, shared
 * by all who wait for that host. Nothing is kept once it is answered. Thread-safe.
 */
final class LookUps {
  private final NameResolver resolver;
  private final Map<String, CompletableFuture<List<InetAddress>>> underWay =
      new ConcurrentHashMap<>();

  LookUps(NameResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * All addresses of a host.
   *
   * @throws UnknownHostException if there is none, or none within the limit
   */
  List<InetAddress> of(String host, Duration limit) throws UnknownHostException {
    try {
      List<InetAddress> found = shared(host).get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (found.isEmpty()) {
        throw new UnknownHostException(host);
      }
      return found;
    } catch (ExecutionException | TimeoutException _) {
      throw new UnknownHostException(host);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    }
  }

  private CompletableFuture<List<InetAddress>> shared(String host) {
    return underWay.computeIfAbsent(
        host,
        _ -> {
          CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
          Thread.ofPlatform().daemon().name("look-up").start(() -> lookUp(host, found));
          return found;
        });
  }

  private void lookUp(String host, CompletableFuture<List<InetAddress>> found) {
    try {
      List<InetAddress> addresses = List.copyOf(resolver.resolve(host));
      underWay.remove(host, found);
      found.complete(addresses);
    } catch (Throwable failed) {
      // An error too: a look-up that never ends would make its host unknown for good.
      underWay.remove(host, found);
      found.completeExceptionally(failed);
    }
  }
}
