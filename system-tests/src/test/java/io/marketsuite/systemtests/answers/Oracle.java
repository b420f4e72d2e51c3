package io.marketsuite.systemtests.answers;

import java.util.ArrayList;
import java.util.List;

/** Judges a run by what could be seen of it from outside. Pure; knows no code of the suite's. */
final class Oracle {
  private Oracle() {}

  /** What does not hold; empty if all does. */
  static List<Violation> violations(Evidence evidence) {
    Findings findings = new Findings(evidence);
    List<Violation> found = new ArrayList<>();
    new AnswerRules(evidence, findings).check(found);
    new CallbackRules(evidence, findings).check(found);
    new LogRules(evidence, findings).check(found);
    new UpdateRules(evidence).check(found);
    new SettledRules(evidence, findings).check(found);
    return found;
  }
}
