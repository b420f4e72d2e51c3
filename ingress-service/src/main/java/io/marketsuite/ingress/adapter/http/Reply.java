package io.marketsuite.ingress.adapter.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a request is answered, once its work is done.
 *
 * @param write writes the answer, on the event loop
 * @param afterwards told whether it was written to the socket, on a thread that may block; empty
 *     where nothing is to be done then
 */
record Reply(Function<RoutingContext, Future<Void>> write, Optional<Consumer<Boolean>> afterwards) {

  /** An answer after which nothing is to be done. */
  static Reply of(Function<RoutingContext, Future<Void>> write) {
    return new Reply(write, Optional.empty());
  }

  /** An answer after which something is to be done. */
  static Reply then(Function<RoutingContext, Future<Void>> write, Consumer<Boolean> afterwards) {
    return new Reply(write, Optional.of(afterwards));
  }
}
