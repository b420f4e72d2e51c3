package io.marketsuite.settings.adapter.postgres;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.settings.application.InstallationStore;
import io.marketsuite.settings.domain.GenerationId;
import io.marketsuite.settings.domain.SettingName;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link InstallationStore} in PostgreSQL. */
@ApplicationScoped
class PostgresInstallationStore implements InstallationStore {
  private static final String OF_GENERATION =
      "tenantId = ?1 and featureId = ?2 and generation = ?3";

  private final EntityManager entities;

  PostgresInstallationStore(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void lock(String tenantId, String featureId) {
    entities
        .createNativeQuery(
            "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)", String.class)
        .setParameter(1, tenantId + "/" + featureId)
        .getSingleResult();
  }

  @Override
  public Generation find(GenerationId id) {
    return known(
        GenerationEntity.findByIdOptional(
            new GenerationEntity.Key(id.tenantId(), id.featureId(), id.generation())));
  }

  @Override
  public Generation current(String tenantId, String featureId) {
    return known(
        GenerationEntity.find(
                "tenantId = ?1 and featureId = ?2 and erasedAt is null",
                Sort.descending("generation"),
                tenantId,
                featureId)
            .firstResultOptional());
  }

  private static Generation known(Optional<GenerationEntity> row) {
    return row.map(PostgresInstallationStore::known).orElseGet(Generation.Unknown::new);
  }

  private static Generation known(GenerationEntity row) {
    return row.erasedAt != null
        ? new Generation.Gone()
        : new Generation.Living(
            new GenerationId(row.tenantId, row.featureId, row.generation),
            row.issuer,
            row.manifestVersion,
            row.storageKey);
  }

  @Override
  public Set<String> livingIssuers() {
    return Set.copyOf(
        entities
            .createQuery(
                "select distinct g.issuer from GenerationEntity g where g.erasedAt is null",
                String.class)
            .getResultList());
  }

  @Override
  public boolean isPast(Instant time) {
    return (Boolean)
        entities
            .createNativeQuery("select clock_timestamp() >= cast(?1 as timestamptz)", Boolean.class)
            .setParameter(1, time)
            .getSingleResult();
  }

  @Override
  public boolean apply(GenerationDraft draft, Optional<Instant> applyBefore) {
    return entities
            .createNativeQuery(
                """
                insert into generation as g
                  (tenant_id, feature_id, generation, issuer, manifest_version, storage_key)
                select ?1, ?2, ?3, ?4, ?5, ?6
                where clock_timestamp() < cast(?7 as timestamptz)
                on conflict (tenant_id, feature_id, generation) do update
                  set issuer = excluded.issuer, manifest_version = excluded.manifest_version,
                      updated_at = clock_timestamp()
                  where g.erased_at is null
                """)
            .setParameter(1, draft.id().tenantId())
            .setParameter(2, draft.id().featureId())
            .setParameter(3, draft.id().generation())
            .setParameter(4, draft.issuer())
            .setParameter(5, draft.manifestVersion())
            .setParameter(6, draft.encryptedKey())
            .setParameter(7, applyBefore.map(Instant::toString).orElse("infinity"))
            .executeUpdate()
        == 1;
  }

  @Override
  public Set<SettingName> settingNames(GenerationId id) {
    return SettingEntity.<SettingEntity>list(
            OF_GENERATION, id.tenantId(), id.featureId(), id.generation())
        .stream()
        .map(row -> new SettingName(row.serviceId, row.code))
        .collect(Collectors.toSet());
  }

  @Override
  public void putSetting(GenerationId id, StoredValue value) {
    SettingEntity row = new SettingEntity();
    row.tenantId = id.tenantId();
    row.featureId = id.featureId();
    row.generation = id.generation();
    row.serviceId = value.name().serviceId();
    row.code = value.name().code();
    row.encrypted = value.encrypted();
    entities.merge(row);
  }

  @Override
  public void removeSetting(GenerationId id, SettingName name) {
    SettingEntity.deleteById(
        new SettingEntity.Key(
            id.tenantId(), id.featureId(), id.generation(), name.serviceId(), name.code()));
  }

  @Override
  public void putConfidentialClient(GenerationId id, StoredClient client) {
    // A service has one client, of one kind.
    PublicClientEntity.deleteById(ClientKey.of(id, client.client().serviceId()));
    ConfidentialClientEntity row = new ConfidentialClientEntity();
    row.tenantId = id.tenantId();
    row.featureId = id.featureId();
    row.generation = id.generation();
    row.serviceId = client.client().serviceId();
    row.clientId = client.client().clientId();
    row.encryptedSecret = client.encryptedSecret();
    entities.merge(row);
  }

  @Override
  public void putPublicClient(GenerationId id, ClientRef client) {
    PublicClientEntity row = new PublicClientEntity();
    row.tenantId = id.tenantId();
    row.featureId = id.featureId();
    row.generation = id.generation();
    row.serviceId = client.serviceId();
    row.clientId = client.clientId();
    entities.merge(row);
  }

  @Override
  public Optional<CurrentSettings> currentSettings(String tenantId, String featureId) {
    // One statement, hence one snapshot: a generation's key with another's values would not open.
    List<Tuple> rows =
        entities
            .createQuery(
                """
                select g, s from GenerationEntity g left join SettingEntity s
                  on s.tenantId = g.tenantId and s.featureId = g.featureId
                  and s.generation = g.generation
                where g.tenantId = ?1 and g.featureId = ?2 and g.erasedAt is null
                  and g.generation = (select max(c.generation) from GenerationEntity c
                    where c.tenantId = ?1 and c.featureId = ?2 and c.erasedAt is null)
                order by s.serviceId, s.code
                """,
                Tuple.class)
            .setParameter(1, tenantId)
            .setParameter(2, featureId)
            .getResultList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<StoredValue> values =
        rows.stream()
            .map(row -> row.get(1, SettingEntity.class))
            .filter(row -> row != null)
            .map(row -> new StoredValue(new SettingName(row.serviceId, row.code), row.encrypted))
            .toList();
    return switch (known(rows.getFirst().get(0, GenerationEntity.class))) {
      case Generation.Living living -> Optional.of(new CurrentSettings(living, values));
      case Generation.Unknown(), Generation.Gone() -> Optional.empty();
    };
  }

  @Override
  public List<StoredClient> confidentialClients(GenerationId id) {
    return ConfidentialClientEntity.<ConfidentialClientEntity>list(
            OF_GENERATION, Sort.by("serviceId"), id.tenantId(), id.featureId(), id.generation())
        .stream()
        .map(
            row ->
                new StoredClient(new ClientRef(row.serviceId, row.clientId), row.encryptedSecret))
        .toList();
  }

  @Override
  public List<ClientRef> publicClients(GenerationId id) {
    return PublicClientEntity.<PublicClientEntity>list(
            OF_GENERATION, Sort.by("serviceId"), id.tenantId(), id.featureId(), id.generation())
        .stream()
        .map(row -> new ClientRef(row.serviceId, row.clientId))
        .toList();
  }

  @Override
  public Wiped wipe(GenerationId id) {
    Object[] key = {id.tenantId(), id.featureId(), id.generation()};
    int settings = Math.toIntExact(SettingEntity.delete(OF_GENERATION, key));
    int confidential = Math.toIntExact(ConfidentialClientEntity.delete(OF_GENERATION, key));
    int publicClients = Math.toIntExact(PublicClientEntity.delete(OF_GENERATION, key));
    int keys =
        Math.toIntExact(GenerationEntity.count(OF_GENERATION + " and storageKey is not null", key));
    return new Wiped(settings, confidential, publicClients, keys, markGone(id));
  }

  private Instant markGone(GenerationId id) {
    return (Instant)
        entities
            .createNativeQuery(
                """
                insert into generation as g (tenant_id, feature_id, generation, erased_at)
                values (?1, ?2, ?3, clock_timestamp())
                on conflict (tenant_id, feature_id, generation) do update
                  set storage_key = null, updated_at = clock_timestamp(),
                      erased_at = coalesce(g.erased_at, clock_timestamp())
                returning erased_at
                """,
                Instant.class)
            .setParameter(1, id.tenantId())
            .setParameter(2, id.featureId())
            .setParameter(3, id.generation())
            .getSingleResult();
  }
}
