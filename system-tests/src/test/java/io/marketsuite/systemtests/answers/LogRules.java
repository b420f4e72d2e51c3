package io.marketsuite.systemtests.answers;

import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nothing is lost, nothing is there twice, each input is decided once. */
record LogRules(Evidence evidence, Findings findings) {

  private record Place(String topic, int partition, long offset) {}

  void check(List<Violation> found) {
    for (Call call : evidence.calls()) {
      int copies = findings.commands(call).size();
      boolean answeredByTheProcessor =
          call.reply() instanceof Reply.Answered answered && answered.status() < 500;
      if (copies > 1 || answeredByTheProcessor && copies == 0) {
        found.add(
            new Violation(Rule.IN_THE_LOG_ONCE, call + " is in the log " + copies + " times"));
      }
    }
    Map<Place, Integer> decided = new HashMap<>();
    for (DecisionRecord decision : evidence.decisions()) {
      DecisionRecord.DecidedInput input = decision.input();
      decided.merge(new Place(input.topic(), input.partition(), input.offset()), 1, Integer::sum);
    }
    for (Placed<CommandTopicRecord> input : evidence.inputs()) {
      int times =
          decided.getOrDefault(new Place(input.topic(), input.partition(), input.offset()), 0);
      if (times != 1) {
        found.add(
            new Violation(Rule.ONE_DECISION_EACH, input + " was decided " + times + " times"));
      }
    }
  }
}
