package io.marketsuite.testsupport;

import io.marketsuite.stack.postgres.Database;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} a database on the JVM's PostgreSQL, as its default datasource:
 * {@code @QuarkusTestResource(value = RealPostgres.class, initArgs = @ResourceArg(name =
 * "database", value = "settings"))}. The database's owner is named like it and is the datasource's
 * user, unless {@code user} names another role, which is then a guest without any grants. Roles in
 * {@code guests} (comma-separated) are made as well.
 */
public final class RealPostgres implements QuarkusTestResourceLifecycleManager {
  private Map<String, String> arguments = Map.of();

  @Override
  public void init(Map<String, String> initArgs) {
    arguments = Map.copyOf(initArgs);
  }

  @Override
  public Map<String, String> start() {
    TestPostgres postgres = TestPostgres.shared();
    String database = arguments.getOrDefault("database", "suite");
    Database login = postgres.createDatabase(database, database);
    for (String guest : arguments.getOrDefault("guests", "").split(",")) {
      if (!guest.isBlank()) {
        postgres.createGuest(database, guest.strip());
      }
    }
    String user = arguments.getOrDefault("user", database);
    if (!user.equals(database)) {
      login = postgres.createGuest(database, user);
    }
    return Map.of(
        "quarkus.datasource.jdbc.url", login.jdbcUrl(),
        "quarkus.datasource.username", login.user(),
        "quarkus.datasource.password", login.password());
  }

  @Override
  public void stop() {
    // It is stopped with the JVM.
  }
}
