package io.marketsuite.ingress.application;

import io.marketsuite.contracts.lifecycle.CommandAnswered;
import java.util.concurrent.CompletionStage;

/**
 * Where a 202, and a Delete's 200, is recorded before it is answered: the command topic, through a
 * producer of its own, so that it never queues behind commands. Completes as {@link CommandLog}
 * does. Thread-safe.
 */
@FunctionalInterface
public interface AcceptanceLog {

  /** Records an answer that is about to be given. */
  CompletionStage<Void> record(CommandAnswered answered);
}
