package io.marketsuite.contracts.lifecycle;

import java.util.UUID;

/**
 * That a callback is made once more by an operator's hand.
 *
 * @param commandId the command whose callback it repeats
 * @param number counted from 1 for each command
 */
public record CallbackResend(UUID commandId, int number) {}
