package io.marketsuite.ingress.adapter.http;

import io.marketsuite.ingress.application.Observations;
import io.marketsuite.ingress.application.Observations.Route;
import io.marketsuite.ingress.application.Receipt;
import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.RequestRefused;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Runs a request: load bound, content type and size on the event loop, then the work, then the
 * answer on the event loop again. Whatever the work throws becomes a problem.
 *
 * <pre>
 *   work that may block   ── always on a virtual thread
 *   work that never does  ── small body: at once, on the event loop
 *                            large body: on a virtual thread, since reading it takes long enough
 *                            for the loop's other connections to notice
 * </pre>
 */
public final class RequestRunner {
  /** Up to this many bytes are worked on by the event loop itself: some hundred microseconds. */
  private static final int SMALL_BODY = 8 * 1024;

  private final ExecutorService virtualThreads;
  private final Answers answers;
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
    this.answers = new Answers(virtualThreads, observations);
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
   * The same of a route whose work never blocks: it goes on when the stage completes, on whatever
   * thread completes it.
   */
  @FunctionalInterface
  interface PromptWork {
    CompletionStage<Reply> begin(byte[] body, Receipt receipt);
  }

  /** Goes on with a whole body; leaves the place when the answer was written. */
  @FunctionalInterface
  private interface Next {
    void go(byte[] body, Receipt receipt, LoadBound.Place place, Context context);
  }

  /**
   * Runs a request whose work may block.
   *
   * @param accepts whether the content type is one of the route's
   */
  void run(
      RoutingContext exchange,
      Route route,
      LoadBound load,
      Predicate<HttpServerRequest> accepts,
      Work work) {
    read(
        exchange,
        route,
        load,
        accepts,
        (body, receipt, place, context) ->
            virtualThreads.execute(
                () ->
                    answers.answer(
                        exchange,
                        context,
                        attempt(route, () -> work.answer(body, receipt)),
                        place::leave)));
  }

  /**
   * Runs a request whose work never blocks.
   *
   * @param accepts whether the content type is one of the route's
   */
  void runPromptly(
      RoutingContext exchange,
      Route route,
      LoadBound load,
      Predicate<HttpServerRequest> accepts,
      PromptWork work) {
    read(
        exchange,
        route,
        load,
        accepts,
        (body, receipt, place, context) -> {
          Runnable begin = () -> begin(exchange, route, body, receipt, place, context, work);
          if (body.length <= SMALL_BODY) {
            begin.run();
          } else {
            virtualThreads.execute(begin);
          }
        });
  }

  private void begin(
      RoutingContext exchange,
      Route route,
      byte[] body,
      Receipt receipt,
      LoadBound.Place place,
      Context context,
      PromptWork work) {
    CompletionStage<Reply> stage;
    try {
      stage = work.begin(body, receipt);
    } catch (RuntimeException | Error failure) {
      stage = CompletableFuture.failedStage(failure);
    }
    stage.whenComplete(
        (reply, failure) ->
            answers.answer(
                exchange,
                context,
                failure == null ? reply : answers.problem(route, failure),
                place::leave));
  }

  private void read(
      RoutingContext exchange,
      Route route,
      LoadBound load,
      Predicate<HttpServerRequest> accepts,
      Next next) {
    HttpServerRequest request = exchange.request();
    Receipt receipt = new Receipt(clock.instant(), System::nanoTime, Traces.of(request));
    LoadBound.Place place = load.tryEnter();
    if (place == null) {
      answers.refuse(exchange, route, overloaded());
      return;
    }
    if (!accepts.test(request) || isEncoded(request)) {
      place.leave();
      answers.refuse(exchange, route, unsupported());
      return;
    }
    Context context = exchange.vertx().getOrCreateContext();
    BodyReader.read(
        exchange.vertx(),
        request,
        maxBytes,
        bodyPatience,
        body -> next.go(body, receipt, place, context),
        refused -> {
          place.leave();
          answers.refuse(exchange, route, refused);
        },
        place::leave);
  }

  private Reply attempt(Route route, Supplier<Reply> work) {
    try {
      return work.get();
    } catch (RuntimeException | Error failure) {
      // An error too is answered, or its place would be taken for ever.
      return answers.problem(route, failure);
    }
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
