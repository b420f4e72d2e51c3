package io.marketsuite.lifecycle.timeline;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CommandKind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a callback stands after an entry; the latest mark counts.
 *
 * @param requested whether it was asked for just now
 * @param attempts how many there were so far
 * @param ending empty while it is open
 */
public record CallbackMark(
    UUID commandId,
    long generation,
    CommandKind kind,
    boolean requested,
    int attempts,
    Optional<CallbackEnding> ending,
    Instant at) {}
