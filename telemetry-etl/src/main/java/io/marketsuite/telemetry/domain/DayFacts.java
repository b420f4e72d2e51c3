package io.marketsuite.telemetry.domain;

import java.time.LocalDate;

/**
 * What one decision counted.
 *
 * @param day in UTC
 * @param activatedDelta by how much the number of activated installations changed
 */
public record DayFacts(
    String tenantId, String featureId, LocalDate day, Counts counts, long activatedDelta)
    implements MetricInput {}
