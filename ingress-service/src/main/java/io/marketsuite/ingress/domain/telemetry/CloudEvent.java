package io.marketsuite.ingress.domain.telemetry;

import java.util.Optional;

/**
 * The envelope of an event as it was read, unchecked (CloudEvents 1.0). Extension attributes and
 * {@code subject} are not read: they would be a way around the schema of the data.
 *
 * @param data maps, lists, strings, numbers, booleans or null; empty where there is none that is
 *     JSON
 */
public record CloudEvent(
    Optional<String> specVersion,
    Optional<String> id,
    Optional<String> source,
    Optional<String> type,
    Optional<String> time,
    Optional<Object> data) {}
