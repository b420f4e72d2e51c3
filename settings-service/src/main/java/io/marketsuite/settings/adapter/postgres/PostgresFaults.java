package io.marketsuite.settings.adapter.postgres;

import io.marketsuite.settings.application.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;

/**
 * Tells a database that is away from a statement it refuses. Only refusals of the data itself
 * (SQLSTATE classes 22 and 23) repeat for ever; all else (connections, shutdown, resources, locks,
 * a standby, a missing grant) is the operator's or time's to mend, and nothing must be skipped
 * meanwhile.
 */
@ApplicationScoped
class PostgresFaults implements Fault.Classifier {

  @Override
  public Fault of(Throwable failure) {
    boolean fromDatabase = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return refusesData(sql) ? Fault.DEFECT : Fault.AWAY;
      }
      fromDatabase |=
          cause instanceof PersistenceException
              || cause instanceof RollbackException
              || cause instanceof SystemException;
    }
    return fromDatabase ? Fault.AWAY : Fault.DEFECT;
  }

  private static boolean refusesData(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }
}
