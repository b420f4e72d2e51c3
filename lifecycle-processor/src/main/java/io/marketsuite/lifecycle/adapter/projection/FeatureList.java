package io.marketsuite.lifecycle.adapter.projection;

import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.Wire;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The features of all tenants, as the timeline's tables have them: of the whole suite, whichever
 * instance is asked, and behind by as much as the projection is. Thread-safe.
 */
@ApplicationScoped
public class FeatureList implements PanacheRepositoryBase<FeatureEntity, FeatureEntity.Key> {
  private static final List<String> ON_THE_WAY =
      List.of(
          FeatureStatus.INSTALLING.name(),
          FeatureStatus.ACTIVATING.name(),
          FeatureStatus.DEACTIVATING.name(),
          FeatureStatus.UPDATING.name(),
          FeatureStatus.UPGRADING.name(),
          FeatureStatus.UNINSTALLING.name());

  private static final String HANGING_CALLBACK =
      "((c.ending is null and c.requestedAt < :before)"
          + " or (c.ending = 'DEAD_LETTERED' and c.changedAt < :before))";

  private static final String STUCK =
      "((f.since < :before and (f.status in :onTheWay or (f.confirmed = false and f.status <> 'ABSENT')))"
          + " or exists (select 1 from CallbackEntity c where c.tenantId = f.tenantId"
          + " and c.featureId = f.featureId and "
          + HANGING_CALLBACK
          + "))";

  private static final String CALLBACKS =
      "select c from CallbackEntity c where c.tenantId = :tenant and c.featureId = :feature and "
          + HANGING_CALLBACK
          + " order by c.requestedAt";

  /**
   * Something that hangs.
   *
   * @param what the status on the way; {@code unconfirmed}; {@code callback-open}; {@code
   *     callback-dead-lettered}
   */
  public record Stuck(String what, Instant since) {}

  /**
   * A feature.
   *
   * @param stuck what hangs, where that was asked for; the oldest first
   */
  public record Listed(InstallationState state, List<Stuck> stuck) {}

  /**
   * A page, by tenant and feature.
   *
   * @param next behind which the next page begins, if there is one
   */
  public record Page(List<Listed> features, Optional<Keys> next) {}

  private final EntityManager entities;

  FeatureList(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * @throws RuntimeException if PostgreSQL does not answer, or has no tables yet; see {@link
   *     DatabaseAway}
   */
  @Transactional
  public Page find(FeatureFilter filter) {
    Map<String, Object> values = new HashMap<>();
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    filter.status().ifPresent(it -> add(conditions, values, "f.status", "status", it.name()));
    filter.tenantId().ifPresent(it -> add(conditions, values, "f.tenantId", "tenant", it));
    filter.featureId().ifPresent(it -> add(conditions, values, "f.featureId", "feature", it));
    filter
        .stuckSince()
        .ifPresent(
            it -> {
              conditions.add(STUCK);
              values.putAll(Map.of("before", it, "onTheWay", ON_THE_WAY));
            });
    filter
        .after()
        .ifPresent(
            it -> {
              conditions.add(
                  "(f.tenantId > :afterTenant or (f.tenantId = :afterTenant and f.featureId > :afterFeature))");
              values.putAll(Map.of("afterTenant", it.tenantId(), "afterFeature", it.featureId()));
            });
    List<FeatureEntity> rows =
        find(
                "from FeatureEntity f where "
                    + String.join(" and ", conditions)
                    + " order by f.tenantId, f.featureId",
                values)
            .range(0, filter.limit())
            .list();
    List<FeatureEntity> shown = rows.subList(0, Math.min(rows.size(), filter.limit()));
    return new Page(
        shown.stream().map(it -> listed(it, filter.stuckSince())).toList(),
        rows.size() > shown.size()
            ? Optional.of(new Keys(shown.getLast().tenantId, shown.getLast().featureId))
            : Optional.empty());
  }

  private static void add(
      List<String> conditions,
      Map<String, Object> values,
      String column,
      String name,
      String value) {
    conditions.add(column + " = :" + name);
    values.put(name, value);
  }

  private Listed listed(FeatureEntity row, Optional<Instant> before) {
    InstallationState state =
        Wire.read(row.state.getBytes(StandardCharsets.UTF_8), InstallationState.class);
    return new Listed(state, before.map(it -> stuck(row, it)).orElse(List.of()));
  }

  private List<Stuck> stuck(FeatureEntity row, Instant before) {
    List<Stuck> stuck = new ArrayList<>();
    boolean old = row.since.isBefore(before);
    if (old && ON_THE_WAY.contains(row.status)) {
      stuck.add(new Stuck(row.status.toLowerCase(Locale.ROOT), row.since));
    }
    if (old && !row.confirmed && !row.status.equals(FeatureStatus.ABSENT.name())) {
      stuck.add(new Stuck("unconfirmed", row.since));
    }
    entities
        .createQuery(CALLBACKS, CallbackEntity.class)
        .setParameter("tenant", row.tenantId)
        .setParameter("feature", row.featureId)
        .setParameter("before", before)
        .getResultStream()
        .map(
            it ->
                it.ending == null
                    ? new Stuck("callback-open", it.requestedAt)
                    : new Stuck("callback-dead-lettered", it.changedAt))
        .forEach(stuck::add);
    stuck.sort(Comparator.comparing(Stuck::since));
    return stuck;
  }
}
