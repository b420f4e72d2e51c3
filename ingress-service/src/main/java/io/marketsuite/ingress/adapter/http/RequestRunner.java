package io.marketsuite.ingress.adapter.http;

import io.marketsuite.ingress.application.Observations;
import io.marketsuite.ingress.application.Observations.Route;
import io.marketsuite.ingress.application.Receipt;
import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.RequestRefused;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Runs a request: load bound, content type and size on the event loop, then the work on a virtual
 * thread, then the answer on the event loop again. Whatever the work throws becomes a problem.
 */
public final class RequestRunner {
  private static final Logger LOG = Logger.getLogger(RequestRunner.class);

  private final ExecutorService virtualThreads;
  private final Observations observations;
  private final InstantSource clock;
  private final int maxBytes;
  private final Duration bodyPatience;

  /**
   * A runner.
   *
   * @param maxBytes the largest body
   * @param bodyPatience how long a body may take to arrive
   */
  public RequestRunner(
      ExecutorService virtualThreads,
      Observations observations,
      InstantSource clock,
      int maxBytes,
      Duration bodyPatience) {
    this.virtualThreads = virtualThreads;
    this.observations = observations;
    this.clock = clock;
    this.maxBytes = maxBytes;
    this.bodyPatience = bodyPatience;
  }

  /** What a route does with a whole body; a {@link RequestRefused} becomes its problem. */
  @FunctionalInterface
  interface Work {
    Reply answer(byte[] body, Receipt receipt);
  }

  /**
   * Runs a request.
   *
   * @param accepts whether the content type is one of the route's
   */
  void run(
      RoutingContext exchange,
      Route route,
      LoadBound load,
      Predicate<HttpServerRequest> accepts,
      Work work) {
    HttpServerRequest request = exchange.request();
    Receipt receipt = new Receipt(clock.instant(), System::nanoTime, Traces.of(request));
    LoadBound.Place place = load.tryEnter();
    if (place == null) {
      refuse(exchange, route, overloaded());
      return;
    }
    if (!accepts.test(request) || isEncoded(request)) {
      place.leave();
      refuse(exchange, route, unsupported());
      return;
    }
    Context context = exchange.vertx().getOrCreateContext();
    BodyReader.read(
        exchange.vertx(),
        request,
        maxBytes,
        bodyPatience,
        body ->
            virtualThreads.execute(
                () -> work(exchange, context, route, place, body, receipt, work)),
        refused -> {
          place.leave();
          refuse(exchange, route, refused);
        },
        place::leave);
  }

  private void work(
      RoutingContext exchange,
      Context context,
      Route route,
      LoadBound.Place place,
      byte[] body,
      Receipt receipt,
      Work work) {
    try {
      Reply reply = answer(route, body, receipt, work);
      context.runOnContext(
          go ->
              write(exchange, reply)
                  .onComplete(
                      end ->
                          virtualThreads.execute(
                              () -> reply.afterwards().accept(end.succeeded()))));
    } finally {
      place.leave();
    }
  }

  private Reply answer(Route route, byte[] body, Receipt receipt, Work work) {
    try {
      return work.answer(body, receipt);
    } catch (RequestRefused refused) {
      observations.refused(route, refused.type());
      return Reply.of(exchange -> Replies.problem(exchange, refused.problem()));
    } catch (RuntimeException defect) {
      // Not its message: it could quote the request.
      LOG.errorf(
          "request failed route=%s cause=%s at=%s",
          route, defect.getClass().getName(), firstFrame(defect));
      observations.refused(route, ProblemType.INTERNAL_ERROR);
      return Reply.of(
          exchange ->
              Replies.problem(
                  exchange,
                  ProblemType.INTERNAL_ERROR.problem("The request could not be worked on.")));
    }
  }

  private static String firstFrame(RuntimeException defect) {
    StackTraceElement[] frames = defect.getStackTrace();
    return frames.length == 0 ? "unknown" : frames[0].toString();
  }

  private static Future<Void> write(RoutingContext exchange, Reply reply) {
    try {
      return reply.write().apply(exchange);
    } catch (RuntimeException notWritten) {
      LOG.errorf("answer could not be written cause=%s", notWritten.getClass().getName());
      return Replies.problem(
              exchange, ProblemType.INTERNAL_ERROR.problem("The answer could not be written."))
          .compose(written -> Future.failedFuture(notWritten));
    }
  }

  private void refuse(RoutingContext exchange, Route route, RequestRefused refused) {
    observations.refused(route, refused.type());
    Replies.problem(exchange, refused.problem())
        .onComplete(
            written -> {
              if (refused.type() == ProblemType.BODY_TOO_SLOW) {
                // Else the rest of the body would be waited for.
                exchange.request().connection().close();
              }
            });
  }

  private static boolean isEncoded(HttpServerRequest request) {
    String encoding = request.getHeader("Content-Encoding");
    return encoding != null && !encoding.strip().equalsIgnoreCase("identity");
  }

  /** The media type without its parameters, in lower case; empty if there is none. */
  static String mediaType(HttpServerRequest request) {
    String header = request.getHeader("Content-Type");
    return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static RequestRefused overloaded() {
    return new RequestRefused(
        ProblemType.OVERLOADED, "Too many requests are under way. Please try again later.");
  }

  private static RequestRefused unsupported() {
    return new RequestRefused(
        ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body has a content type that is not taken here.");
  }
}
