package io.marketsuite.contracts.lifecycle;

/** A record of {@code marketplace.callbacks.attempts}; the dispatcher alone writes these. */
public sealed interface CallbackAttemptRecord extends LifecycleInput
    permits CallbackAttempted, CallbackEnded {}
