package io.marketsuite.dispatcher.adapter.http;

import io.marketsuite.dispatcher.domain.AddressRules;
import io.marketsuite.dispatcher.domain.ErrorClass;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asynchronous HTTP/1.1 with a hard deadline per request, waited for by the caller's virtual
 * thread. Redirects are not followed. A name is resolved once per request, every address of it is
 * checked, and the connection goes to a checked one, so a second look-up cannot lead elsewhere.
 * Thread-safe.
 */
public final class HttpCalls implements AutoCloseable {
  /** The most of an answer's body that is read, in bytes. */
  public static final int MAX_BODY = 64 * 1024;

  private static final int CONNECT_TIMEOUT_MS = 3_000;
  private static final int KEEP_ALIVE_SECONDS = 15;

  private final Vertx vertx;
  private final HttpClient client;

  /**
   * @param connections to one host at a time
   */
  public HttpCalls(Vertx vertx, int connections) {
    this.vertx = vertx;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(16 * 1024),
            new PoolOptions().setHttp1MaxSize(connections));
  }

  /** Makes a request and waits for what comes of it; never throws because of the other side. */
  public HttpReply exchange(HttpCall call) {
    long started = System.nanoTime();
    List<InetAddress> addresses;
    try {
      addresses = resolve(call.uri().getHost(), call.deadline());
    } catch (UnknownHostException _) {
      return new HttpReply.NotSent(ErrorClass.UNKNOWN_HOST);
    }
    if (call.publicOnly() && !addresses.stream().allMatch(HttpCalls::isPublic)) {
      return new HttpReply.NotSent(ErrorClass.ADDRESS_REFUSED);
    }
    Duration left = call.deadline().minusNanos(System.nanoTime() - started);
    return await(start(call, addresses.getFirst(), left));
  }

  private Exchange start(HttpCall call, InetAddress address, Duration left) {
    Exchange exchange = new Exchange();
    long timer = vertx.setTimer(Math.max(1, left.toMillis()), _ -> exchange.late());
    exchange.reply().whenComplete((_, _) -> vertx.cancelTimer(timer));
    client
        .request(options(call, address))
        .onSuccess(request -> exchange.connected(request, call.body()))
        .onFailure(_ -> exchange.notConnected());
    return exchange;
  }

  private static RequestOptions options(HttpCall call, InetAddress address) {
    URI uri = call.uri();
    boolean ssl = "https".equalsIgnoreCase(uri.getScheme());
    int usualPort = ssl ? 443 : 80;
    int port = uri.getPort() == -1 ? usualPort : uri.getPort();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(call.method()))
            .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
            .setHost(uri.getHost())
            .setPort(port)
            .setSsl(ssl)
            .setURI(target(uri))
            .setFollowRedirects(false);
    call.headers().forEach(options::putHeader);
    return options;
  }

  private static String target(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  private static HttpReply await(Exchange exchange) {
    try {
      return exchange.reply().get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      exchange.late();
      return exchange.reply().join();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an exchange does not fail", e);
    }
  }

  /** The look-up blocks and knows no deadline: a thread of its own is waited for instead. */
  private static List<InetAddress> resolve(String host, Duration limit)
      throws UnknownHostException {
    CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> lookUp(host, found));
    try {
      return found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException _) {
      throw new UnknownHostException(host);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    }
  }

  private static void lookUp(String host, CompletableFuture<List<InetAddress>> found) {
    try {
      found.complete(List.of(InetAddress.getAllByName(host)));
    } catch (UnknownHostException e) {
      found.completeExceptionally(e);
    }
  }

  private static boolean isPublic(InetAddress address) {
    return AddressRules.isPublic(address.getAddress());
  }

  @Override
  public void close() {
    client.close();
  }
}
