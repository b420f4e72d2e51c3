package io.marketsuite.settings.config;

import io.marketsuite.contracts.manifest.ManifestCatalogue;
import io.marketsuite.keyring.GenerateKeys;
import io.marketsuite.keyring.KeysetFiles;
import io.marketsuite.keyring.ReceiptSigner;
import io.marketsuite.keyring.StorageKeys;
import io.marketsuite.keyring.WrappingPrivateKey;
import io.marketsuite.settings.application.InstalledView;
import io.marketsuite.settings.application.ReadingIssuers;
import io.marketsuite.token.quarkus.InstalledIssuers;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Loads keys and manifests at start-up, so that a wrong folder stops the service at once. */
@ApplicationScoped
class Parts {
  @Produces
  @Singleton
  @Startup
  WrappingPrivateKey wrapping(SettingsConfig config) {
    return KeysetFiles.wrappingPrivateKey(
        config.keysFolder().resolve(GenerateKeys.WRAPPING_PRIVATE));
  }

  @Produces
  @Singleton
  @Startup
  StorageKeys storage(SettingsConfig config) {
    return KeysetFiles.storageKeys(config.keysFolder().resolve(GenerateKeys.STORAGE_MASTER));
  }

  @Produces
  @Singleton
  @Startup
  ReceiptSigner receipts(SettingsConfig config) {
    return KeysetFiles.receiptSigner(
        config.keysFolder().resolve(GenerateKeys.RECEIPT_SIGNING_PRIVATE));
  }

  @Produces
  @Singleton
  @Startup
  ManifestCatalogue manifests(SettingsConfig config) {
    return ManifestCatalogue.load(config.manifests(), config.releasedVersions());
  }

  @Produces
  @Singleton
  InstalledIssuers installed(ReadingIssuers issuers, InstantSource clock) {
    InstalledView view = new InstalledView(issuers::living, clock);
    return (tenant, issuer) -> view.contains(issuer);
  }

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
