package io.marketsuite.testsupport;

import io.marketsuite.stack.postgres.Database;
import io.marketsuite.stack.postgres.DatabaseAdmin;

/**
 * A real PostgreSQL for tests: one per JVM, started by the first who asks, stopped with the JVM. A
 * container when Docker and the image are there, otherwise the server of the local stack; which of
 * the two is printed and written to {@code target/real-parts.txt}. Thread-safe.
 */
public final class TestPostgres {
  private final Database superuser;

  private TestPostgres(Database superuser) {
    this.superuser = superuser;
  }

  /** The JVM's server. */
  public static TestPostgres shared() {
    return new TestPostgres(SharedParts.postgres());
  }

  /**
   * Makes a database with a role that owns it, unless they are there.
   *
   * @return the owner's login
   */
  public Database createDatabase(String name, String owner) {
    return admin().database(name, owner);
  }

  /**
   * Makes a role that can log in to a database and is granted nothing in it, unless it is there.
   *
   * @return its login
   */
  public Database createGuest(String database, String role) {
    return admin().guest(database, role);
  }

  /** The superuser's login to a database, for looking in from outside. */
  public Database superuser(String database) {
    return new Database(
        superuser.jdbcUrl().replaceFirst("/[^/?]*(\\?.*)?$", "/" + database),
        superuser.user(),
        superuser.password());
  }

  private DatabaseAdmin admin() {
    return new DatabaseAdmin(superuser, role -> role + "-of-a-test");
  }
}
