package io.marketsuite.boundary.outbound.http;

import io.marketsuite.boundary.outbound.OutboundUrl;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * Connects to one of a host's checked addresses: to the next where one takes no connection. Only
 * connecting is tried again, never a request. Each address has its share of the time that is left,
 * so that one that says nothing does not use it up for all.
 */
final class Connecting {
  private static final long LONGEST_MS = 3_000;

  private final HttpClient client;
  private final Exchange exchange;
  private final HttpCall call;
  private final List<InetAddress> addresses;

  Connecting(HttpClient client, Exchange exchange, HttpCall call, List<InetAddress> addresses) {
    this.client = client;
    this.exchange = exchange;
    this.call = call;
    this.addresses = addresses;
  }

  /** Begins with the first address. */
  void start(Duration left) {
    long share = Math.max(1, left.toMillis() / addresses.size());
    connect(0, Math.min(share, LONGEST_MS));
  }

  private void connect(int index, long patience) {
    RequestOptions options;
    try {
      options = options(addresses.get(index)).setConnectTimeout(patience);
    } catch (IllegalArgumentException _) {
      // Its message would hold the header's value, which may be a token.
      exchange.notConnected(CallFailure.REQUEST_MALFORMED);
      return;
    }
    client
        .request(options)
        .onSuccess(request -> exchange.connected(request, call.body()))
        .onFailure(failure -> notConnected(index, patience, failure));
  }

  private void notConnected(int index, long patience, Throwable failure) {
    if (index + 1 < addresses.size() && !exchange.reply().isDone()) {
      connect(index + 1, patience);
    } else {
      exchange.notConnected(isTls(failure) ? CallFailure.TLS_REFUSED : CallFailure.CONNECT_FAILED);
    }
  }

  private static boolean isTls(Throwable failure) {
    return failure instanceof SSLException
        || failure.getCause() != null && isTls(failure.getCause());
  }

  /** The server is an address, the host is the name: the name is what TLS and the request show. */
  private RequestOptions options(InetAddress address) {
    OutboundUrl url = call.url();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(call.method()))
            .setServer(SocketAddress.inetSocketAddress(url.port(), address.getHostAddress()))
            .setHost(url.host())
            .setPort(url.port())
            .setSsl(url.encrypted())
            .setURI(url.target())
            .setFollowRedirects(false);
    call.headers().forEach(options::putHeader);
    return options;
  }
}
