package io.marketsuite.telemetry.domain;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of {@code installations-daily}: how many installations there are at the end of a day,
 * and how that follows from the day before.
 */
public final class InstallationsDaily {
  public static final String ID = "installations-daily";
  public static final String OPENING = "active_installations_before";
  public static final String INSTALLS = "installs";
  public static final String IMPORTED = "imported";
  public static final String UNINSTALLS = "uninstalls";
  public static final String CLEANUPS = "cleanups";
  public static final String REPLACED = "replaced";
  public static final String ADJUSTED = "adjusted";
  public static final String ACTIVE = "active_installations";
  public static final String ACTIVATED = "activated_installations";

  private InstallationsDaily() {}

  public static List<String> columns() {
    return List.of(
        OPENING, INSTALLS, IMPORTED, UNINSTALLS, CLEANUPS, REPLACED, ADJUSTED, ACTIVE, ACTIVATED);
  }

  /** How many installations a day ends with. */
  record Closing(long active, long activated) {
    static final Closing NONE = new Closing(0, 0);

    static Closing of(MetricRow row) {
      return new Closing(row.values().get(ACTIVE), row.values().get(ACTIVATED));
    }

    Closing then(DayTally tally) {
      Counts counts = tally.counts();
      long ended =
          counts.of(Measure.UNINSTALLS) + counts.of(Measure.CLEANUPS) + counts.of(Measure.REPLACED);
      long begun = counts.of(Measure.INSTALLS) + counts.of(Measure.IMPORTED);
      return new Closing(
          active + begun - ended + adjusted(counts), activated + tally.activatedDelta());
    }
  }

  private static long adjusted(Counts counts) {
    return counts.of(Measure.ADJUSTED_IN) - counts.of(Measure.ADJUSTED_OUT);
  }

  static RowDraft ofFeature(
      String featureId, LocalDate day, Closing before, DayTally tally, boolean isFinal) {
    Closing closing = before.then(tally);
    Map<String, Long> values = new LinkedHashMap<>();
    values.put(OPENING, before.active());
    values.put(INSTALLS, tally.counts().of(Measure.INSTALLS));
    values.put(IMPORTED, tally.counts().of(Measure.IMPORTED));
    values.put(UNINSTALLS, tally.counts().of(Measure.UNINSTALLS));
    values.put(CLEANUPS, tally.counts().of(Measure.CLEANUPS));
    values.put(REPLACED, tally.counts().of(Measure.REPLACED));
    values.put(ADJUSTED, adjusted(tally.counts()));
    values.put(ACTIVE, closing.active());
    values.put(ACTIVATED, closing.activated());
    return new RowDraft(ID, Map.of(MetricRow.FEATURE, featureId), day, values, isFinal);
  }
}
