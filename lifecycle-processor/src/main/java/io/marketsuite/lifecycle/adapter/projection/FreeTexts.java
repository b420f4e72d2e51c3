package io.marketsuite.lifecycle.adapter.projection;

import io.marketsuite.lifecycle.timeline.Line;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What vendors wrote, and its end: with a generation's erasure it is deleted, and what comes for
 * that generation later is not taken in.
 *
 * <p>A text and the erasure of its generation may be read by two instances at the same time, as
 * they come by different topics; a lock by feature lets one of them be first. Every batch takes its
 * locks in the same order.
 */
final class FreeTexts {
  /** As long as the topic keeps it: what nobody ever asked for has no generation to go with. */
  static final Duration UNASKED = Duration.ofDays(30);

  private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";

  private static final String KEEP =
      """
      INSERT INTO free_text (id, tenant_id, feature_id, reference, text, written_at)
      SELECT ?, ?, ?, ?, ?, ?
      WHERE NOT EXISTS (
        SELECT 1 FROM story_link request JOIN story_link erasure
          ON erasure.tenant_id = request.tenant_id AND erasure.feature_id = request.feature_id
            AND erasure.name = 'erasure:' || request.generation
        WHERE request.tenant_id = ? AND request.feature_id = ? AND request.name = ?)
      ON CONFLICT (id) DO NOTHING""";

  /**
   * What is of the generation; and what was written before its erasure for a request that was not
   * made: all requests of that time are known here, as they stand in the same partition.
   */
  private static final String ERASE =
      """
      DELETE FROM free_text t WHERE tenant_id = ? AND feature_id = ? AND (
        generation = ?
        OR EXISTS (SELECT 1 FROM story_link l WHERE l.tenant_id = t.tenant_id
          AND l.feature_id = t.feature_id AND l.name = t.reference AND l.generation = ?)
        OR generation IS NULL AND written_at <= ? AND NOT EXISTS (
          SELECT 1 FROM story_link l WHERE l.tenant_id = t.tenant_id
            AND l.feature_id = t.feature_id AND l.name = t.reference))""";

  private static final String EXPIRE =
      """
      DELETE FROM free_text t WHERE generation IS NULL AND written_at < ? AND NOT EXISTS (
        SELECT 1 FROM story_link l WHERE l.tenant_id = t.tenant_id
          AND l.feature_id = t.feature_id AND l.name = t.reference)""";

  private FreeTexts() {}

  /**
   * The id of a text.
   *
   * @param at its place in the log, or its id
   */
  static UUID id(String at) {
    return at.indexOf('/') < 0
        ? UUID.fromString(at)
        : UUID.nameUUIDFromBytes(at.getBytes(StandardCharsets.UTF_8));
  }

  /** Before anything else of a batch: keeps others from the texts of the features it is about. */
  static void lock(Connection connection, List<Read.OfText> texts, List<Line> lines)
      throws SQLException {
    List<String> keys =
        Stream.concat(
                texts.stream().map(it -> it.tenantId() + "/" + it.featureId()),
                lines.stream()
                    .filter(it -> !it.erased().isEmpty())
                    .map(it -> it.tenantId() + "/" + it.featureId()))
            .distinct()
            .sorted()
            .toList();
    for (String key : keys) {
      try (Sql sql = new Sql(connection, LOCK).text(key)) {
        sql.statement().execute();
      }
    }
  }

  static void keep(Connection connection, List<Read.OfText> texts) throws SQLException {
    try (Sql sql = new Sql(connection, KEEP)) {
      for (Read.OfText it : texts) {
        sql.uuid(id(it.place().toString()))
            .text(it.tenantId())
            .text(it.featureId())
            .text(it.reference())
            .text(it.text())
            .instant(it.writtenAt())
            .text(it.tenantId())
            .text(it.featureId())
            .text(it.reference())
            .add();
      }
      sql.run();
    }
  }

  static void erase(Connection connection, List<Line> lines) throws SQLException {
    try (Sql sql = new Sql(connection, ERASE)) {
      for (Line line : lines) {
        for (long generation : line.erased()) {
          sql.text(line.tenantId())
              .text(line.featureId())
              .number(generation)
              .number(generation)
              .instant(line.entry().at())
              .add();
        }
      }
      sql.run();
    }
  }

  static void expire(Connection connection, Instant now) throws SQLException {
    try (Sql sql = new Sql(connection, EXPIRE).instant(now.minus(UNASKED))) {
      sql.statement().executeUpdate();
    }
  }
}
