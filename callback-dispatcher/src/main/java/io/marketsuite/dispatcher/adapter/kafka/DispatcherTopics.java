package io.marketsuite.dispatcher.adapter.kafka;

import io.marketsuite.contracts.Topics;

/** The topics this service reads and writes. */
public record DispatcherTopics(
    String callbackRequests,
    String callbackAttempts,
    String callbackDeadLetters,
    String provisioningRequests,
    String provisioningAttempts,
    String provisioningDeadLetters,
    String provisioningResults,
    String unreadable) {

  /** The names of the suite. */
  public static DispatcherTopics ofTheSuite() {
    return new DispatcherTopics(
        Topics.CALLBACK_REQUESTS,
        Topics.CALLBACK_ATTEMPTS,
        Topics.CALLBACK_DEAD_LETTERS,
        Topics.PROVISIONING_REQUESTS,
        Topics.PROVISIONING_ATTEMPTS,
        Topics.PROVISIONING_DEAD_LETTERS,
        Topics.PROVISIONING_RESULTS,
        Topics.unreadable("callback-dispatcher"));
  }
}
