package io.marketsuite.boundary.outbound.http;

import io.marketsuite.boundary.outbound.AddressRules;
import io.marketsuite.boundary.outbound.Reach;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

/**
 * HTTP/1.1 with a hard deadline per call, waited for by the caller's virtual thread. Thread-safe.
 *
 * <p>A name is looked up once per call, every address of it is checked, and the connection goes to
 * a checked one, so that a second look-up cannot lead elsewhere. If one address takes no connection
 * the next is tried, within the same deadline; a request that was once written is never written
 * again. The certificate must be one for the name, not for the address. Redirects are not followed,
 * answers are read up to a limit, no proxy is used.
 */
public final class HttpCalls implements AutoCloseable {
  private static final int KEEP_ALIVE_SECONDS = 15;
  private static final int MAX_HEADERS = 16 * 1024;

  /**
   * How it is made.
   *
   * @param connections to one host at a time
   * @param resolver where addresses come from
   * @param trust whose certificates are believed; the platform's where it is empty
   */
  public record Setup(int connections, NameResolver resolver, Optional<TrustOptions> trust) {
    /** The machine's own resolver, and the platform's trust store. */
    public static Setup of(int connections) {
      return new Setup(connections, NameResolver.system(), Optional.empty());
    }
  }

  private final Vertx vertx;
  private final HttpClient client;
  private final LookUps lookUps;
  private final Predicate<InetAddress> isPublic;

  public HttpCalls(Vertx vertx, Setup setup) {
    this(vertx, setup, address -> AddressRules.isPublic(address.getAddress()));
  }

  /** With another idea of what is public: tests have no address of the internet to listen on. */
  HttpCalls(Vertx vertx, Setup setup, Predicate<InetAddress> isPublic) {
    this.vertx = vertx;
    this.isPublic = isPublic;
    this.lookUps = new LookUps(setup.resolver());
    HttpClientOptions options =
        new HttpClientOptions()
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setDecompressionSupported(false)
            .setMaxHeaderSize(MAX_HEADERS)
            .setVerifyHost(true);
    setup.trust().ifPresent(options::setTrustOptions);
    this.client =
        vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(setup.connections()));
  }

  /**
   * Makes a call and waits for what comes of it; never throws because of the other side. Not for
   * event loops.
   */
  public HttpReply exchange(HttpCall call) {
    long started = System.nanoTime();
    Duration deadline = call.limits().deadline();
    List<InetAddress> addresses;
    try {
      addresses = lookUps.of(call.url().host(), deadline);
    } catch (UnknownHostException _) {
      return new HttpReply.NotSent(CallFailure.UNKNOWN_HOST);
    }
    if (!isReachable(call.reach(), addresses)) {
      return new HttpReply.NotSent(CallFailure.ADDRESS_REFUSED);
    }
    Duration left = deadline.minusNanos(System.nanoTime() - started);
    return await(start(call, addresses, left));
  }

  private boolean isReachable(Reach reach, List<InetAddress> addresses) {
    return switch (reach) {
      case ANYWHERE -> true;
      case PUBLIC -> addresses.stream().allMatch(isPublic);
    };
  }

  private Exchange start(HttpCall call, List<InetAddress> addresses, Duration left) {
    Exchange exchange = new Exchange(call);
    long timer = vertx.setTimer(Math.max(1, left.toMillis()), _ -> exchange.late());
    exchange.reply().whenComplete((_, _) -> vertx.cancelTimer(timer));
    new Connecting(client, exchange, call, addresses).start(left);
    return exchange;
  }

  private static HttpReply await(Exchange exchange) {
    CompletableFuture<HttpReply> reply = exchange.reply();
    try {
      return reply.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      exchange.late();
      return reply.join();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an exchange does not fail", e);
    }
  }

  /** Ends the connections; calls under way end without an answer. */
  @Override
  public void close() {
    client.close();
  }
}
