package io.marketsuite.telemetry.domain;

/**
 * What a feature counted on a day.
 *
 * @param counts of all tenants together
 * @param tenants how many distinct tenants each measure saw
 * @param tenantsOfAny how many distinct tenants counted anything
 * @param activatedDelta by how much the number of activated installations changed
 */
public record DayTally(Counts counts, Counts tenants, long tenantsOfAny, long activatedDelta) {
  public static final DayTally NOTHING = new DayTally(Counts.NONE, Counts.NONE, 0, 0);

  /**
   * @param tenantBefore what this tenant had counted on this day before
   */
  DayTally plus(DayFacts facts, Counts tenantBefore) {
    boolean firstOfTenant = tenantBefore.none() && !facts.counts().none();
    return new DayTally(
        counts.plus(facts.counts()),
        tenants.plus(facts.counts().firstSeenAfter(tenantBefore)),
        tenantsOfAny + (firstOfTenant ? 1 : 0),
        activatedDelta + facts.activatedDelta());
  }
}
