package io.marketsuite.dispatcher.application;

import io.marketsuite.contracts.lifecycle.AttemptOutcome;
import io.marketsuite.dispatcher.domain.AttemptResult;
import java.time.Duration;
import java.time.Instant;

/**
 * One attempt, as it is recorded.
 *
 * @param number counted from 1
 * @param at when it ended
 */
public record Attempt(
    int number, AttemptOutcome outcome, AttemptResult result, Duration latency, Instant at) {}
