package io.marketsuite.lifecycle.timeline;

import java.util.Optional;
import java.util.UUID;

/**
 * From a name that entries without a command carry, to the story they belong to.
 *
 * @param name unique within a feature of a tenant
 * @param command the story; where it is empty, the story of the entry that makes the link
 * @param likeName another name whose story it is, if that one is known; goes before the others
 * @param lasting whether the first story stays; otherwise the latest counts
 */
public record Link(
    String name,
    long generation,
    Optional<UUID> command,
    Optional<String> likeName,
    boolean lasting) {

  static Link operation(long generation, String kind, UUID command) {
    return new Link(
        References.operation(generation, kind),
        generation,
        Optional.of(command),
        Optional.empty(),
        false);
  }

  /** A request belongs to the operation it is for; else to the story of the decision itself. */
  static Link request(String requestId, long generation, String kind) {
    return new Link(
        References.request(requestId),
        generation,
        Optional.empty(),
        Optional.of(References.operation(generation, kind)),
        true);
  }

  static Link erasure(long generation) {
    return new Link(
        References.erasure(generation), generation, Optional.empty(), Optional.empty(), true);
  }
}
