package io.marketsuite.settings.domain;

import java.util.SortedSet;
import java.util.UUID;

/**
 * What an erasure destroyed.
 *
 * @param settings how many setting values
 * @param confidentialClients how many client secrets
 * @param publicClients how many public clients' records
 * @param storageKeys how many storage keys: 1, or 0 where nothing was ever stored
 * @param commandKeyIds the data keys whose destruction was ordered; most were destroyed before,
 *     when their command was stored
 */
public record Destroyed(
    int settings,
    int confidentialClients,
    int publicClients,
    int storageKeys,
    SortedSet<UUID> commandKeyIds) {}
