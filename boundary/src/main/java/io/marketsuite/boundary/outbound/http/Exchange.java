package io.marketsuite.boundary.outbound.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One request under way. It ends once: by an answer, by a failure, or by its deadline; whoever
 * comes later finds it ended. The status decides: a body that does not come in time, or is longer
 * than its limit, is cut off. Thread-safe.
 */
final class Exchange {
  private final CompletableFuture<HttpReply> reply = new CompletableFuture<>();
  private final Buffer body = Buffer.buffer();
  private final int limit;
  private HttpClientRequest request;
  private HttpClientResponse head;
  private boolean sent;

  Exchange(HttpCall call) {
    this.limit = call.limits().body();
  }

  CompletableFuture<HttpReply> reply() {
    return reply;
  }

  /** A connection is there: sends the request, unless it is too late. */
  void connected(HttpClientRequest connected, byte[] content) {
    synchronized (this) {
      if (reply.isDone()) {
        connected.reset();
        return;
      }
      request = connected;
      sent = true;
    }
    connected.response().onSuccess(this::answered).onFailure(_ -> lost());
    connected.exceptionHandler(_ -> lost());
    connected.send(Buffer.buffer(content));
  }

  private synchronized void answered(HttpClientResponse response) {
    head = response;
    response.exceptionHandler(_ -> lost());
    response.endHandler(_ -> answer(true));
    response.handler(this::took);
  }

  private synchronized void took(Buffer chunk) {
    int room = limit - body.length();
    body.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
    if (chunk.length() > room) {
      answer(false);
      request.reset();
    }
  }

  /** No connection was made. */
  synchronized void notConnected(CallFailure why) {
    end(why);
  }

  private synchronized void lost() {
    end(CallFailure.CONNECTION_LOST);
  }

  /** The deadline passed. */
  synchronized void late() {
    end(CallFailure.DEADLINE_EXCEEDED);
    if (request != null) {
      request.reset();
    }
  }

  private synchronized void end(CallFailure why) {
    if (head != null) {
      answer(false);
    } else {
      reply.complete(sent ? new HttpReply.NoAnswer(why) : new HttpReply.NotSent(why));
    }
  }

  private synchronized void answer(boolean complete) {
    Optional<String> retryAfter = Optional.ofNullable(head.getHeader("Retry-After"));
    reply.complete(new HttpReply.Answer(head.statusCode(), retryAfter, body.getBytes(), complete));
  }
}
