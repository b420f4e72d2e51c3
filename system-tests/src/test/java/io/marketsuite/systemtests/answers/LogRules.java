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
      boolean wrong =
          switch (call.reply()) {
            case Reply.Answered(int status, var _) ->
                switch (status) {
                  case 200, 202, 409 -> copies != 1;
                  // Refused before Kafka: such a command leaves nothing.
                  case 400, 401, 403, 404, 413, 415 -> copies != 0;
                  // 422 before and after; 503 is unknown.
                  default -> copies > 1;
                };
            case Reply.Lost _ -> copies > 1;
          };
      if (wrong) {
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
