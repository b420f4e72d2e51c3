package io.marketsuite.lifecycle.adapter.projection;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;

/** Tells a database that is away, or has no tables yet, from a defect of ours. */
public final class DatabaseAway {
  /** SQLSTATE of a table that is not there: PostgreSQL came up, and the migrations did not run. */
  private static final String UNDEFINED_TABLE = "42P01";

  private DatabaseAway() {}

  /** Whether the same may work later. */
  public static boolean is(Throwable failure) {
    boolean fromDatabase = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return isAway(sql.getSQLState());
      }
      fromDatabase |=
          cause instanceof PersistenceException
              || cause instanceof RollbackException
              || cause instanceof SystemException;
    }
    return fromDatabase;
  }

  /** All but what is wrong with the statement (42) or its data (22, 23). */
  private static boolean isAway(String state) {
    return state == null
        || state.equals(UNDEFINED_TABLE)
        || !(state.startsWith("22") || state.startsWith("23") || state.startsWith("42"));
  }
}
