package io.marketsuite.dispatcher.adapter.http;

import io.marketsuite.dispatcher.domain.ErrorClass;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One request under way. It ends once: by an answer, by a failure, or by its deadline; whoever
 * comes later finds it ended. The status decides: a body that does not come in time is left out.
 * Thread-safe.
 */
final class Exchange {
  private final CompletableFuture<HttpReply> reply = new CompletableFuture<>();
  private final Buffer body = Buffer.buffer();
  private HttpClientRequest request;
  private HttpClientResponse head;
  private boolean sent;

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
    response.exceptionHandler(_ -> end(ErrorClass.CONNECTION_LOST));
    response.endHandler(_ -> end(ErrorClass.CONNECTION_LOST));
    response.handler(this::took);
  }

  private synchronized void took(Buffer chunk) {
    int room = HttpCalls.MAX_BODY - body.length();
    body.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
    if (chunk.length() > room) {
      end(ErrorClass.CONNECTION_LOST);
      request.reset();
    }
  }

  /** No connection was made. */
  synchronized void notConnected() {
    end(ErrorClass.CONNECT_FAILED);
  }

  private synchronized void lost() {
    end(ErrorClass.CONNECTION_LOST);
  }

  /** The deadline passed. */
  synchronized void late() {
    end(ErrorClass.DEADLINE_EXCEEDED);
    if (request != null) {
      request.reset();
    }
  }

  private synchronized void end(ErrorClass why) {
    if (head != null) {
      Optional<String> retryAfter = Optional.ofNullable(head.getHeader("Retry-After"));
      reply.complete(new HttpReply.Answer(head.statusCode(), retryAfter, body.getBytes()));
    } else {
      reply.complete(sent ? new HttpReply.NoAnswer(why) : new HttpReply.NotSent(why));
    }
  }
}
