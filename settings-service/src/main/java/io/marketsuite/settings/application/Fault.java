package io.marketsuite.settings.application;

/** What a failure of the database means for the one who tried. */
public enum Fault {
  /** PostgreSQL is not to be had, or gave up this transaction: the same works later. */
  AWAY,
  /** The same will fail again. */
  DEFECT;

  /** Tells one from the other. Thread-safe. */
  @FunctionalInterface
  public interface Classifier {
    Fault of(Throwable failure);
  }
}
