package io.marketsuite.ingress.adapter.http;

import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.RequestRefused;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Reads the body of one request on its event loop, bounded in size and time. Exactly one of the
 * receivers is called, once; a sender that goes on far beyond the limit loses the connection.
 */
final class BodyReader {
  // A client often reads the answer only after it has sent all: so much more is thrown away.
  private static final int PATIENT_FACTOR = 4;

  private final HttpServerRequest request;
  private final int limit;
  private final Consumer<RequestRefused> refused;
  private final Buffer read = Buffer.buffer();
  private long received;
  private boolean done;

  private BodyReader(HttpServerRequest request, int limit, Consumer<RequestRefused> refused) {
    this.request = request;
    this.limit = limit;
    this.refused = refused;
  }

  /**
   * Begins to read.
   *
   * @param limit in bytes
   * @param gone called when the sender went away before the end
   */
  static void read(
      Vertx vertx,
      HttpServerRequest request,
      int limit,
      Duration patience,
      Consumer<byte[]> whole,
      Consumer<RequestRefused> refused,
      Runnable gone) {
    BodyReader reader = new BodyReader(request, limit, refused);
    long timer = vertx.setTimer(patience.toMillis(), fired -> reader.tooSlow());
    request.handler(reader::take);
    request.endHandler(
        end -> {
          vertx.cancelTimer(timer);
          reader.finish(() -> whole.accept(reader.read.getBytes()));
        });
    request.exceptionHandler(
        failure -> {
          vertx.cancelTimer(timer);
          reader.finish(gone);
        });
    if (announced(request) > limit) {
      reader.finish(() -> refused.accept(tooLarge(limit)));
    }
    request.resume();
  }

  private static long announced(HttpServerRequest request) {
    try {
      String length = request.getHeader("Content-Length");
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException unreadable) {
      return Long.MAX_VALUE;
    }
  }

  private void take(Buffer part) {
    received += part.length();
    if (received > limit) {
      finish(() -> refused.accept(tooLarge(limit)));
      // What is behind the limit is not kept.
      if (received > (long) limit * PATIENT_FACTOR) {
        request.connection().close();
      }
    } else {
      read.appendBuffer(part);
    }
  }

  private void tooSlow() {
    if (done) {
      request.connection().close();
      return;
    }
    request.response().putHeader("Connection", "close");
    finish(
        () ->
            refused.accept(
                new RequestRefused(ProblemType.BODY_TOO_SLOW, "The body did not arrive in time.")));
  }

  private void finish(Runnable how) {
    if (!done) {
      done = true;
      how.run();
    }
  }

  private static RequestRefused tooLarge(int limit) {
    return new RequestRefused(
        ProblemType.BODY_TOO_LARGE, "The body must not be larger than " + limit + " bytes.");
  }
}
