/**
 * The metrics once more, from the definition documents and the decision log alone: a batch that
 * shares no code with the stream's fold and aggregation, so that the two can be held against each
 * other. Where the stream adds differences up, this draws each generation's life as intervals and
 * counts which of them reach over the end of a day.
 */
package io.marketsuite.telemetry.recompute;
