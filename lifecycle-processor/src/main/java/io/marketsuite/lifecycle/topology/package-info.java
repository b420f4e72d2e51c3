/**
 * The Kafka Streams topology around the pure core.
 *
 * <pre>
 *   commands, stored, results.keyed, callbacks.attempts ─► decide ─► events, state, outcomes,
 *                         ▲ ticks, deadlines                 │       provisioning and callback requests,
 *                         └──────────────────────────────────┘       unreadable
 *   results ─► forward-results ─► results.keyed
 * </pre>
 *
 * <p>No clock and no HTTP in here: a wall-clock punctuator only appends ticks and deadlines to the
 * command topic. Each node, store and internal topic has an explicit name, so that an edit to the
 * topology does not lose state.
 */
package io.marketsuite.lifecycle.topology;
