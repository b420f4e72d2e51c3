package io.marketsuite.lifecycle.replay;

import java.util.ArrayList;
import java.util.List;

/** Counts findings, and keeps the first differences. Not thread-safe. */
public final class Tally {
  private final int examples;
  private final List<Finding.Differs> first = new ArrayList<>();
  private long same;
  private long nothingDecided;
  private long differing;
  private long underOtherRules;

  /**
   * @param examples how many differences are kept
   */
  public Tally(int examples) {
    this.examples = examples;
  }

  public void add(Finding finding) {
    switch (finding) {
      case Finding.Same() -> same++;
      case Finding.NothingDecided() -> nothingDecided++;
      case Finding.Differs it -> {
        if (it.sameRules()) {
          differing++;
        } else {
          underOtherRules++;
        }
        if (first.size() < examples) {
          first.add(it);
        }
      }
    }
  }

  /** Decided again in the same way. */
  public long same() {
    return same;
  }

  /** Ticks, and inputs that were put aside. */
  public long nothingDecided() {
    return nothingDecided;
  }

  /** Decided otherwise, though under the same rules: a fault. */
  public long differing() {
    return differing;
  }

  /** Decided otherwise, but the rules have changed since: no fault. */
  public long underOtherRules() {
    return underOtherRules;
  }

  /** The first differences. */
  public List<Finding.Differs> examples() {
    return List.copyOf(first);
  }
}
