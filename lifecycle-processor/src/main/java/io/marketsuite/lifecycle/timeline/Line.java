package io.marketsuite.lifecycle.timeline;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An entry with where it belongs.
 *
 * @param opens the story it opens, if it does
 * @param stories the stories it tells something about, the one it belongs to first
 * @param reference how to find its story where it names no command
 * @param links what later entries may refer to, in order
 * @param callbacks what it says about callbacks, in order
 * @param erased generations of which all free text is to go
 */
public record Line(
    String tenantId,
    String featureId,
    Optional<UUID> opens,
    Set<UUID> stories,
    Optional<String> reference,
    List<Link> links,
    List<CallbackMark> callbacks,
    List<Long> erased,
    Entry entry) {
  public Line {
    // Set.copyOf would lose the order.
    stories = Collections.unmodifiableSet(new LinkedHashSet<>(stories));
    links = List.copyOf(links);
    callbacks = List.copyOf(callbacks);
    erased = List.copyOf(erased);
  }
}
