package io.marketsuite.ingress.adapter.http;

import io.marketsuite.ingress.application.Observations;
import io.marketsuite.ingress.application.Observations.Route;
import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.RequestRefused;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/** Writes what a request is answered, and counts what is refused. Thread-safe. */
final class Answers {
  private static final Logger LOG = Logger.getLogger(Answers.class);

  private final Executor mayBlock;
  private final Observations observations;

  /**
   * A writer.
   *
   * @param mayBlock runs what is to be done after an answer
   */
  Answers(Executor mayBlock, Observations observations) {
    this.mayBlock = mayBlock;
    this.observations = observations;
  }

  /**
   * Writes the answer on its event loop, then tells of it where somebody wants to know.
   *
   * @param done run when the answer has left, or cannot: what it holds is held until then
   */
  void answer(RoutingContext exchange, Context context, Reply reply, Runnable done) {
    context.runOnContext(
        go -> {
          Future<Void> written = write(exchange, reply);
          written.onComplete(end -> done.run());
          reply
              .afterwards()
              .ifPresent(
                  told ->
                      written.onComplete(
                          end -> mayBlock.execute(() -> told.accept(end.succeeded()))));
        });
  }

  /** What is answered where the work failed: its refusal, or 500 without a word about why. */
  Reply problem(Route route, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof RequestRefused refused) {
      observations.refused(route, refused.type());
      return Reply.of(exchange -> Replies.problem(exchange, refused.problem()));
    }
    // Not its message: it could quote the request.
    LOG.errorf(
        "request failed route=%s cause=%s at=%s",
        route, cause.getClass().getName(), firstFrame(cause));
    observations.refused(route, ProblemType.INTERNAL_ERROR);
    return Reply.of(
        exchange ->
            Replies.problem(
                exchange,
                ProblemType.INTERNAL_ERROR.problem("The request could not be worked on.")));
  }

  private static String firstFrame(Throwable defect) {
    StackTraceElement[] frames = defect.getStackTrace();
    return frames.length == 0 ? "unknown" : frames[0].toString();
  }

  private static Future<Void> write(RoutingContext exchange, Reply reply) {
    try {
      return reply.write().apply(exchange);
    } catch (RuntimeException | Error notWritten) {
      LOG.errorf("answer could not be written cause=%s", notWritten.getClass().getName());
      return Replies.problem(
              exchange, ProblemType.INTERNAL_ERROR.problem("The answer could not be written."))
          .compose(written -> Future.failedFuture(notWritten));
    }
  }

  /** Refuses before any work, on the event loop. */
  void refuse(RoutingContext exchange, Route route, RequestRefused refused) {
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
}
