package io.marketsuite.lifecycle.adapter.projection;

import io.marketsuite.contracts.Topics;
import io.marketsuite.lifecycle.timeline.Fact;
import io.marketsuite.lifecycle.timeline.Place;
import io.marketsuite.lifecycle.timeline.Storyteller;
import io.marketsuite.lifecycle.timeline.Storyteller.Placed;
import io.marketsuite.lifecycle.timeline.Told;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/** The stories of a feature of a tenant, the newest first. Thread-safe. */
@ApplicationScoped
public class Stories {
  /** The most entries of one story that are told; of more, the newest and the one that opens it. */
  static final int MOST_ENTRIES = 300;

  private static final String OPENINGS =
      """
      SELECT opens, record_offset FROM timeline_entry
      WHERE tenant_id = ? AND feature_id = ? AND topic = ? AND opens IS NOT NULL
        AND record_offset < ?
      ORDER BY record_offset DESC LIMIT ?""";

  /** Those found by a reference were read before it was known whose they are. */
  private static final String ENTRIES =
      """
      WITH found AS (
        SELECT s.story, e.topic, e.partition_no, e.record_offset, e.entry, e.recorded_at,
          e.stories[1] = s.story AS own, e.opens = s.story AS opening
        FROM unnest(?::uuid[]) AS s(story) JOIN timeline_entry e ON e.stories @> ARRAY[s.story]
        WHERE e.tenant_id = ? AND e.feature_id = ?
        UNION ALL
        SELECT l.story, e.topic, e.partition_no, e.record_offset, e.entry, e.recorded_at,
          true, false
        FROM story_link l JOIN timeline_entry e
          ON e.tenant_id = l.tenant_id AND e.feature_id = l.feature_id AND e.reference = l.name
        WHERE e.stories = '{}' AND l.tenant_id = ? AND l.feature_id = ?
          AND l.story = ANY(?::uuid[])),
      numbered AS (
        SELECT found.*, count(*) OVER (PARTITION BY story) AS entries,
          row_number() OVER (PARTITION BY story
            ORDER BY recorded_at DESC, topic, record_offset DESC) AS newest
        FROM found)
      SELECT * FROM numbered WHERE newest <= ? OR opening""";

  private static final String TEXTS = "SELECT id, text FROM free_text WHERE id = ANY(?::uuid[])";

  private final DataSource database;

  Stories(DataSource database) {
    this.database = database;
  }

  /**
   * A page of a timeline.
   *
   * @param next before which the next page begins, if there is one
   */
  public record Page(List<Told> stories, OptionalLong next) {}

  /**
   * Tells the stories that were opened before a place.
   *
   * @param before an offset in the topic of the truth
   * @throws SQLException if PostgreSQL does not answer, or has no tables yet
   */
  public Page tell(String tenantId, String featureId, OptionalLong before, int limit)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      Map<UUID, Long> openings = new LinkedHashMap<>();
      try (Sql sql =
              new Sql(connection, OPENINGS)
                  .text(tenantId)
                  .text(featureId)
                  .text(Topics.EVENTS)
                  .number(before.orElse(Long.MAX_VALUE))
                  .number(limit + 1L);
          ResultSet rows = sql.statement().executeQuery()) {
        while (rows.next()) {
          openings.putIfAbsent(rows.getObject("opens", UUID.class), rows.getLong("record_offset"));
        }
      }
      List<UUID> shown = openings.keySet().stream().limit(limit).toList();
      List<Told> told = told(connection, tenantId, featureId, shown);
      return new Page(
          told,
          openings.size() > shown.size()
              ? OptionalLong.of(openings.get(shown.getLast()))
              : OptionalLong.empty());
    }
  }

  private static List<Told> told(
      Connection connection, String tenantId, String featureId, List<UUID> stories)
      throws SQLException {
    if (stories.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<Placed>> entries = new HashMap<>();
    Map<UUID, Long> all = new HashMap<>();
    try (Sql sql =
            new Sql(connection, ENTRIES)
                .uuids(stories)
                .text(tenantId)
                .text(featureId)
                .text(tenantId)
                .text(featureId)
                .uuids(stories)
                .number(MOST_ENTRIES);
        ResultSet rows = sql.statement().executeQuery()) {
      while (rows.next()) {
        UUID story = rows.getObject("story", UUID.class);
        entries.computeIfAbsent(story, _ -> new ArrayList<>()).add(placed(rows));
        all.put(story, rows.getLong("entries"));
      }
    }
    Map<String, String> texts = texts(connection, entries.values());
    return stories.stream()
        .filter(entries::containsKey)
        .map(
            it ->
                new Storyteller(it, entries.get(it), texts, all.get(it) - entries.get(it).size())
                    .tell())
        .toList();
  }

  private static Placed placed(ResultSet row) throws SQLException {
    return new Placed(
        new Place(row.getString("topic"), row.getInt("partition_no"), row.getLong("record_offset")),
        EntryJson.read(row.getString("entry")),
        row.getBoolean("own"));
  }

  private static Map<String, String> texts(Connection connection, Collection<List<Placed>> entries)
      throws SQLException {
    Map<UUID, String> places = new HashMap<>();
    entries.stream()
        .flatMap(List::stream)
        .map(Placed::entry)
        .flatMap(entry -> entry.fact().detailAt().stream())
        .forEach(place -> places.put(FreeTexts.id(place), place));
    entries.stream()
        .flatMap(List::stream)
        .map(placed -> placed.entry().fact())
        .filter(Fact.Ordered.class::isInstance)
        .map(fact -> ((Fact.Ordered) fact).reasonId())
        .forEach(reasonId -> places.put(reasonId, reasonId.toString()));
    Map<String, String> texts = new HashMap<>();
    if (places.isEmpty()) {
      return texts;
    }
    try (Sql sql = new Sql(connection, TEXTS).uuids(places.keySet());
        ResultSet rows = sql.statement().executeQuery()) {
      while (rows.next()) {
        texts.put(places.get(rows.getObject("id", UUID.class)), rows.getString("text"));
      }
    }
    return texts;
  }
}
