package io.marketsuite.lifecycle.adapter.projection;

import io.marketsuite.lifecycle.timeline.Line;
import io.marketsuite.lifecycle.timeline.Link;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which story a name belongs to, for one batch: what the database knows, and what the batch adds,
 * in its order. A name's partition has one owner at a time, so nobody else adds to it meanwhile.
 */
final class StoryLinks {
  private static final String LOAD =
      """
      SELECT tenant_id, feature_id, name, story FROM story_link
      WHERE (tenant_id, feature_id, name) IN
        (SELECT * FROM unnest(?::text[], ?::text[], ?::text[]))""";

  private static final String SAVE =
      """
      INSERT INTO story_link AS known (tenant_id, feature_id, name, story, generation, lasting)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (tenant_id, feature_id, name) DO UPDATE SET story = excluded.story
      WHERE NOT known.lasting""";

  /** A name within a feature of a tenant. */
  private record Name(String tenantId, String featureId, String name) {}

  private record Added(UUID story, long generation, boolean lasting) {}

  private final Map<Name, UUID> known = new HashMap<>();
  private final Map<Name, Added> added = new LinkedHashMap<>();

  private StoryLinks() {}

  /** What is known of all names that the lines speak of. */
  static StoryLinks load(Connection connection, List<Line> lines) throws SQLException {
    StoryLinks links = new StoryLinks();
    Set<Name> names =
        lines.stream().flatMap(StoryLinks::names).collect(Collectors.toUnmodifiableSet());
    if (names.isEmpty()) {
      return links;
    }
    List<Name> ordered = List.copyOf(names);
    try (Sql sql =
            new Sql(connection, LOAD)
                .texts(ordered.stream().map(Name::tenantId).toList())
                .texts(ordered.stream().map(Name::featureId).toList())
                .texts(ordered.stream().map(Name::name).toList());
        ResultSet rows = sql.statement().executeQuery()) {
      while (rows.next()) {
        links.known.put(
            new Name(
                rows.getString("tenant_id"), rows.getString("feature_id"), rows.getString("name")),
            rows.getObject("story", UUID.class));
      }
    }
    return links;
  }

  private static Stream<Name> names(Line line) {
    Stream<String> ofLinks =
        line.links().stream()
            .flatMap(link -> Stream.concat(Stream.of(link.name()), link.likeName().stream()));
    return Stream.concat(line.reference().stream(), ofLinks).map(name -> name(line, name));
  }

  private static Name name(Line line, String name) {
    return new Name(line.tenantId(), line.featureId(), name);
  }

  /** The story that a line's reference leads to, if that is known by now. */
  Optional<UUID> storyOf(Line line) {
    return line.reference().map(reference -> known.get(name(line, reference)));
  }

  /** Takes in what a line makes known. */
  void add(Line line, UUID own) {
    for (Link link : line.links()) {
      Name name = name(line, link.name());
      if (link.lasting() && known.containsKey(name)) {
        continue;
      }
      UUID story =
          link.likeName().map(other -> known.get(name(line, other))).or(link::command).orElse(own);
      known.put(name, story);
      added.put(name, new Added(story, link.generation(), link.lasting()));
    }
  }

  void save(Connection connection) throws SQLException {
    try (Sql sql = new Sql(connection, SAVE)) {
      for (Map.Entry<Name, Added> entry : added.entrySet()) {
        sql.text(entry.getKey().tenantId())
            .text(entry.getKey().featureId())
            .text(entry.getKey().name())
            .uuid(entry.getValue().story())
            .number(entry.getValue().generation())
            .flag(entry.getValue().lasting())
            .add();
      }
      sql.run();
    }
  }
}
