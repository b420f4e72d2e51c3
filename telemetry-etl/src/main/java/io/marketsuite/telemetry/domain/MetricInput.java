package io.marketsuite.telemetry.domain;

/** What the aggregation per feature takes in. */
public sealed interface MetricInput permits DayFacts, ClockAdvanced {}
