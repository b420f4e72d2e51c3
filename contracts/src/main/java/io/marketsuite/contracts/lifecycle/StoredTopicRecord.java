package io.marketsuite.contracts.lifecycle;

/** A record of {@code marketplace.lifecycle.stored}. */
public sealed interface StoredTopicRecord extends LifecycleInput permits StoreAnswered, Erased {}
