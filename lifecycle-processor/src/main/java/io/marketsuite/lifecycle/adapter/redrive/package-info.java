/**
 * Another try with what was put aside, once what was wrong is mended.
 *
 * <pre>
 *   {service}.unreadable ─► as it came, with redriven-from ─► the topic it came from
 *            ▲                                                      │
 *            └─────────── marker: redriven, in one transaction ─────┘
 * </pre>
 *
 * <p>The marker stands in the unreadable topic itself, which is kept for ever, and is written in
 * one transaction with the copy: so each record is redriven once, however often this is run and
 * wherever it dies. Two runs at once are one transactional id, and Kafka lets only the later write.
 */
package io.marketsuite.lifecycle.adapter.redrive;
