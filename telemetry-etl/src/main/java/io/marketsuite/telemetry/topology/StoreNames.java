package io.marketsuite.telemetry.topology;

/** The names of stores and internal topics: changing one means starting from nothing. */
public final class StoreNames {
  static final String INSTALLATION_FACTS = "installation-facts";
  static final String FORWARDED_CLOCKS = "forwarded-clocks";
  static final String FACTS_BY_FEATURE = "metric-facts-by-feature";
  static final String CLOCK = "lifecycle-clock";
  static final String SPANS = "feature-spans";
  static final String TALLIES = "day-tallies";
  static final String TENANT_COUNTS = "tenant-day-counts";
  static final String ROWS = "written-rows";

  private StoreNames() {}

  /** The local view of a metric's topic, on every instance. */
  public static String view(String metric) {
    return metric + "-view";
  }
}
