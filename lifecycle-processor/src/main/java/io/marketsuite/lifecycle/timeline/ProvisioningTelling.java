package io.marketsuite.lifecycle.timeline;

import io.marketsuite.lifecycle.timeline.Storyteller.Placed;
import io.marketsuite.lifecycle.timeline.Told.Attempt;
import io.marketsuite.lifecycle.timeline.Told.Provisioning;
import io.marketsuite.lifecycle.timeline.Told.VendorAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The vendor's part of a story: each request with its calls and answers, in order of asking. */
final class ProvisioningTelling {
  private final UUID story;
  private final List<Placed> entries;
  private final Map<String, String> texts;
  private final Map<String, Work> byRequest = new LinkedHashMap<>();

  ProvisioningTelling(UUID story, List<Placed> entries, Map<String, String> texts) {
    this.story = story;
    this.entries = entries;
    this.texts = texts;
  }

  /** What is collected about one request. */
  private static final class Work {
    private Optional<Instant> askedAt = Optional.empty();
    private Optional<Happening> asked = Optional.empty();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<VendorAnswer> answers = new ArrayList<>();
    private Optional<String> delivered = Optional.empty();
    private Optional<Boolean> succeeded = Optional.empty();
    private boolean withdrawn;
  }

  List<Provisioning> tell() {
    for (Placed placed : entries) {
      take(placed.entry().fact(), placed.entry().at());
      placed.events(story).forEach(it -> take(it, placed.entry().at()));
    }
    return byRequest.entrySet().stream().map(it -> told(it.getKey(), it.getValue())).toList();
  }

  private Work work(String requestId) {
    return byRequest.computeIfAbsent(requestId, _ -> new Work());
  }

  /** Other facts are not about the vendor's part. */
  private void take(Fact fact, Instant at) {
    if (fact instanceof Fact.HookTried it) {
      work(it.requestId()).attempts.add(Storyteller.attempt(it.attempt()));
    } else if (fact instanceof Fact.HookOver it) {
      work(it.requestId()).delivered = Optional.of(it.ending().name());
    } else if (fact instanceof Fact.VendorSaid it) {
      Optional<String> text = it.detailAt().map(texts::get);
      work(it.requestId())
          .answers
          .add(
              new VendorAnswer(
                  at, it.status().name(), text, it.detailAt().isPresent() && text.isEmpty()));
    }
  }

  private void take(Happening event, Instant at) {
    Optional<String> requestId = event.fact("request_id");
    if (requestId.isEmpty()) {
      return;
    }
    Work work = work(requestId.get());
    switch (event.type()) {
      case "provisioning_requested", "reprovisioning_requested" -> {
        work.askedAt = Optional.of(at);
        work.asked = Optional.of(event);
      }
      case "provisioning_concluded" ->
          work.succeeded = event.fact("succeeded").map(Boolean::parseBoolean);
      case "provisioning_withdrawn" -> work.withdrawn = true;
      default -> {
        // Progress is told by the vendor's answers. Texts, not types of ours.
      }
    }
  }

  private static Provisioning told(String requestId, Work it) {
    return new Provisioning(
        requestId,
        it.asked.flatMap(event -> event.fact("kind")),
        it.asked.flatMap(event -> event.fact("delivery")),
        it.askedAt,
        it.asked.flatMap(event -> event.fact("deadline")),
        it.attempts,
        it.answers,
        it.delivered,
        it.succeeded,
        it.withdrawn);
  }
}
