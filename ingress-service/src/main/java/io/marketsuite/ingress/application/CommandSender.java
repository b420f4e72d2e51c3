package io.marketsuite.ingress.application;

import io.marketsuite.contracts.lifecycle.TokenFacts;

/**
 * For whom a command is, and what is kept of the token that proved it.
 *
 * @param tenantId the tenant in every key, in lower case
 * @param tenantDisplay as the marketplace spells it
 */
public record CommandSender(String tenantId, String tenantDisplay, TokenFacts token) {}
