package io.marketsuite.lifecycle.timeline;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An event as it is told.
 *
 * @param type its name on the wire
 * @param command the command it is about, where it is about one
 * @param facts what a summary needs of it, by name; never a secret
 */
public record Happening(
    String type,
    long generation,
    String sentence,
    Optional<UUID> command,
    Map<String, String> facts) {
  public Happening {
    facts = facts == null ? Map.of() : new TreeMap<>(facts);
  }

  /**
   * Whether it belongs into a story: it is about that command, or about none in an entry that is
   * that story's own.
   */
  boolean concerns(UUID story, boolean own) {
    return command.map(story::equals).orElse(own);
  }

  Happening with(Map<String, String> further) {
    return new Happening(type, generation, sentence, command, further);
  }

  Optional<String> fact(String name) {
    return Optional.ofNullable(facts.get(name));
  }
}
