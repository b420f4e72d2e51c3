package io.marketsuite.ingress.adapter.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a request is answered, once its work is done.
 *
 * @param write writes the answer, on the event loop
 * @param afterwards told whether it was written to the socket, on a thread that may block
 */
record Reply(Function<RoutingContext, Future<Void>> write, Consumer<Boolean> afterwards) {

  /** An answer after which nothing is to be done. */
  static Reply of(Function<RoutingContext, Future<Void>> write) {
    return new Reply(write, written -> {});
  }
}
