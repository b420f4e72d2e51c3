/**
 * What an installation is and how it changes: decide, then apply; nothing else.
 *
 * <pre>
 *   input ──► Decider.decide(state, input, recorded time) ──► Decision: verdict, reason, events
 *                                                               │
 *   state ◄── Evolution.apply(state, event, recorded time) ◄────┘   (live and on replay alike)
 * </pre>
 *
 * <p>Pure: no clock, no I/O, no randomness; only the JDK and the published language. The table of
 * verdicts stands in {@link io.marketsuite.lifecycle.domain.VerdictTable} alone.
 */
package io.marketsuite.lifecycle.domain;
