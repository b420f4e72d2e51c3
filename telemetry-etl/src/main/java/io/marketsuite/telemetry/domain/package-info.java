/**
 * From decision records to metric rows, without a clock, without I/O, without a framework.
 *
 * <pre>
 * decision record ─ LifecycleFold ─► DayFacts ──────┐
 *  (per installation)                               ├─ DailyAggregation ─► MetricRow
 * tick's decision ─ ClockForwarding ► ClockAdvanced ┘   (per feature)
 *  (per partition)
 * </pre>
 */
package io.marketsuite.telemetry.domain;
