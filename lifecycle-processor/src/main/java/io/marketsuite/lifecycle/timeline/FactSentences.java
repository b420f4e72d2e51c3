package io.marketsuite.lifecycle.timeline;

import static io.marketsuite.lifecycle.timeline.Names.title;
import static io.marketsuite.lifecycle.timeline.Names.words;

import java.util.Locale;

/** What an entry reports, as a sentence for an operator. */
final class FactSentences {
  private FactSentences() {}

  static String of(Fact fact) {
    return switch (fact) {
      case Fact.Received it -> title(it.kind()) + " is received.";
      case Fact.Answered it ->
          "The sender got " + it.status() + " after " + it.latencyMs() + " ms.";
      case Fact.Ordered it ->
          "An operator, "
              + it.operator()
              + ", orders: "
              + it.order().toLowerCase(Locale.ROOT).replace('_', ' ')
              + (it.override() ? ", with override." : ".");
      case Fact.TimeRanOut it -> "The deadline " + it.deadlineId() + " passed.";
      case Fact.Stored it -> "settings-service answers: " + words(it.result()) + ".";
      case Fact.WasErased _ -> "settings-service has erased it.";
      case Fact.VendorSaid it -> "The vendor answers: " + words(it.status()) + ".";
      case Fact.CallbackTried it -> "Callback " + tried(it.attempt());
      case Fact.CallbackOver it ->
          "The callback ends as " + words(it.ending()) + ", after " + attempts(it.attempts()) + ".";
      case Fact.HookTried it -> "Call of the hook " + tried(it.attempt());
      case Fact.HookOver it ->
          "The calls of the hook end as "
              + words(it.ending())
              + ", after "
              + attempts(it.attempts())
              + ".";
    };
  }

  private static String tried(Fact.Try it) {
    return "attempt "
        + it.number()
        + " took "
        + it.latencyMs()
        + " ms: "
        + it.httpStatus().map(status -> "status " + status).or(it::errorClass).orElse("no answer")
        + ", "
        + words(it.outcome())
        + ".";
  }

  private static String attempts(int number) {
    return number == 1 ? "1 attempt" : number + " attempts";
  }
}
