package io.marketsuite.contracts.lifecycle;

import java.util.Optional;
import java.util.UUID;

/**
 * A command's secrets under the command's own data key, which only settings-service can unwrap.
 *
 * @param dataKeyId the data key's id; the key itself stands wrapped in PostgreSQL
 * @param settings sealed JSON object of service id to code to value, as the command gave it
 * @param credentials sealed JSON object of service id to {@code {"clientId", "clientSecret"}}
 */
public record SealedSecrets(
    UUID dataKeyId, Optional<String> settings, Optional<String> credentials) {}
