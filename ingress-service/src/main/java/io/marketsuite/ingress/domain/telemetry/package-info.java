/**
 * Which telemetry events are kept. Source: CloudEvents 1.0 (the envelope); metric definitions,
 * "What comes in" (the data).
 */
package io.marketsuite.ingress.domain.telemetry;
