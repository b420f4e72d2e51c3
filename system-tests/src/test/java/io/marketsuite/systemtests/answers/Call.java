package io.marketsuite.systemtests.answers;

import io.marketsuite.contracts.lifecycle.CommandKind;
import java.time.Duration;
import java.util.Optional;

/**
 * One command as its client saw it.
 *
 * @param number the client's own; its callback URL carries it
 * @param value what an Update sets
 * @param replica which ingress it was sent to
 * @param step where in its life the stop was to meet it
 * @param sentAt since the run began
 * @param endedAt when the reply was there
 */
record Call(
    int number,
    String tenant,
    CommandKind kind,
    Optional<String> value,
    Part replica,
    Step step,
    Duration sentAt,
    Duration endedAt,
    Reply reply) {

  @Override
  public String toString() {
    return "call %d (%s of %s by %s, %s, sent at %.3f s, %s after %.3f s)"
        .formatted(
            number,
            kind,
            tenant,
            replica,
            step,
            sentAt.toMillis() / 1e3,
            reply,
            endedAt.minus(sentAt).toMillis() / 1e3);
  }
}
