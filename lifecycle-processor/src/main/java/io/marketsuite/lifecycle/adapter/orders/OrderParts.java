package io.marketsuite.lifecycle.adapter.orders;

import io.marketsuite.contracts.manifest.ManifestCatalogue;
import io.marketsuite.lifecycle.adapter.config.LifecycleConfig;
import io.marketsuite.lifecycle.adapter.postgres.PostgresFreeText;
import io.marketsuite.lifecycle.adapter.postgres.PostgresKeyVault;
import io.marketsuite.lifecycle.adapter.projection.TimelineSchema;
import io.marketsuite.lifecycle.application.Sealing;
import io.marketsuite.lifecycle.application.TakingOrders;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts together what takes operators' orders. */
@ApplicationScoped
class OrderParts {

  @Produces
  @Singleton
  KafkaOrderLog log(
      @ConfigProperty(name = "kafka.bootstrap.servers", defaultValue = "localhost:9092")
          String bootstrapServers) {
    return new KafkaOrderLog(bootstrapServers);
  }

  void close(@Disposes KafkaOrderLog log) {
    log.close();
  }

  @Produces
  @Singleton
  ManifestCatalogue manifests(LifecycleConfig config) {
    return ManifestCatalogue.load(config.manifests(), config.releasedVersions());
  }

  @Produces
  @Singleton
  TakingOrders orders(
      LifecycleConfig config,
      KafkaOrderLog log,
      javax.sql.DataSource own,
      @DataSource("keys") javax.sql.DataSource keys,
      TimelineSchema schema,
      @ConfigProperty(name = "kafka.bootstrap.servers", defaultValue = "localhost:9092")
          String bootstrapServers) {
    InstantSource clock = InstantSource.system();
    Supplier<UUID> ids = ids(clock);
    return new TakingOrders(
        new PostgresFreeText(own, schema::require, ids),
        new Sealing(new FolderKeys(config.keysFolder()), new PostgresKeyVault(keys), ids),
        log,
        new KafkaDecisions(bootstrapServers),
        ids,
        clock,
        config.lifecycle().orderPatience());
  }

  /** UUIDv7 (RFC 9562, section 5.7): 48 bits of milliseconds, 74 random bits. */
  private static Supplier<UUID> ids(InstantSource clock) {
    SecureRandom random = new SecureRandom();
    return () -> {
      long time = clock.instant().toEpochMilli() & 0xFFFF_FFFF_FFFFL;
      return new UUID(
          time << 16 | 0x7000L | random.nextLong() & 0xFFFL,
          0x8000_0000_0000_0000L | random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
    };
  }
}
