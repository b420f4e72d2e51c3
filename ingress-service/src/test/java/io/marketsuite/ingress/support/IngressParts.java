package io.marketsuite.ingress.support;

import io.marketsuite.keyring.GenerateKeys;
import io.marketsuite.stack.postgres.Database;
import io.marketsuite.testsupport.TestPostgres;
import io.marketsuite.testsupport.tokens.TestIdentity;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Keys, an identity server, and the table that settings-service owns and lets the ingress fill. */
public final class IngressParts implements QuarkusTestResourceLifecycleManager {
  private static final String KEYS = "ingress.test.keys";
  private static final String IDENTITY_FILE = "ingress.test.identity-file";
  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS command_key (
        key_id uuid PRIMARY KEY,
        tenant_id text NOT NULL,
        feature_id text NOT NULL,
        wrapped bytea NOT NULL,
        wrapping_key_id text NOT NULL,
        inserted_at timestamptz NOT NULL DEFAULT now())
      """;

  private Gate gate;
  private TestIdentity identity;
  private Path folder;

  @Override
  public Map<String, String> start() {
    identity = TestIdentity.start();
    folder = keys();
    Database ingress = database();
    gate = Gate.before(URI.create(ingress.jdbcUrl().substring("jdbc:".length())).getPort());
    Map<String, String> config = new HashMap<>();
    config.put("quarkus.datasource.jdbc.url", gate.through(ingress.jdbcUrl()));
    config.put("quarkus.datasource.username", ingress.user());
    config.put("quarkus.datasource.password", ingress.password());
    config.put("suite.keys-folder", folder.resolve("keys").toString());
    config.put("suite.identity.hosts", String.join(",", Issuer.hosts()));
    config.put("suite.identity.master-issuer", Issuer.of("master"));
    config.put("suite.identity.allow-insecure-hosts", "true");
    config.put("suite.identity.file", identityFile(folder).toString());
    config.put("suite.identity.reload-interval", "PT0.1S");
    config.put("suite.outbound.allow-private-addresses", "true");
    // The first fetch of a busy machine: classes are loaded for it.
    config.put("suite.identity.key-cache.fetch-timeout", "PT10S");
    config.put(
        "suite.manifests",
        "src/test/resources/manifests/partner-1.yaml,src/test/resources/manifests/partner-2.yaml");
    config.put("suite.login.pages.telemetry-etl", "https://ops.vendor.example/etl/");
    config.put("suite.provisioning.create", "http");
    config.put("suite.provisioning.delete", "http");
    config.put("suite.provisioning.cleanup", "kafka");
    // Shorter than in life, so that the tests of waiting do not wait long.
    config.put("suite.deadlines.produced", "PT4S");
    config.put("suite.deadlines.wait-ends", "PT4S");
    config.put("suite.limits.commands-in-flight", "16");
    // Longer than in life, since a test machine may be busy.
    config.put("suite.deadlines.recording", "PT5S");
    config.put("suite.limits.body-time", "PT4S");
    config.put("suite.limits.key-store-time", "PT3S");
    config.put("quarkus.datasource.jdbc.acquisition-timeout", "3S");
    config.put("quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "3");
    return config;
  }

  private static Path identityFile(Path folder) {
    Path file = folder.resolve("identity.yaml");
    System.setProperty(IDENTITY_FILE, file.toString());
    believe(Issuer.hosts());
    return file;
  }

  /** Lists these identity servers alone in the file that the service follows. */
  public static void believe(List<String> hosts) {
    Path file = Path.of(System.getProperty(IDENTITY_FILE));
    try {
      Path next = file.resolveSibling("identity.next");
      Files.writeString(next, "hosts: ['" + String.join("','", hosts) + "']\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path keys() {
    try {
      Path folder = Files.createTempDirectory("ingress-test-");
      GenerateKeys.into(folder.resolve("keys"));
      System.setProperty(KEYS, folder.resolve("keys").toString());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Database database() {
    TestPostgres postgres = TestPostgres.shared();
    Database owner = postgres.createDatabase("settings", "settings");
    Database ingress = postgres.createGuest("settings", "ingress");
    try (Connection connection = owner.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
      statement.execute("GRANT INSERT ON command_key TO ingress");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return ingress;
  }

  /** The folder with all keys of the suite. */
  public static Path keysFolder() {
    return Path.of(System.getProperty(KEYS));
  }

  @Override
  public void stop() {
    if (identity == null) {
      return;
    }
    identity.close();
    try (Stream<Path> files = Files.walk(folder)) {
      gate.close();
      files.sorted(java.util.Comparator.reverseOrder()).forEach(IngressParts::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
