/**
 * The timeline in PostgreSQL: one consumer, one transaction per batch, offsets in the same
 * transaction. The processor decides without it; while PostgreSQL is away it waits, then catches
 * up.
 *
 * <pre>
 *   events, state, results, hook attempts ─► TimelineLoop ─► Reading ─► TimelineWriter ─► PostgreSQL
 *                                                                    explain API ◄─ Stories, FeatureList
 * </pre>
 */
package io.marketsuite.lifecycle.adapter.projection;
