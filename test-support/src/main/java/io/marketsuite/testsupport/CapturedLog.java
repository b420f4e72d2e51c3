package io.marketsuite.testsupport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Every line this JVM logs while it is open, with stack traces, as the console would show it. For
 * asserting that something is not in there; so that such an assertion can fail, a test also looks
 * for a line that must be. Thread-safe.
 */
public final class CapturedLog implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler handler = new Catching();

  private CapturedLog() {}

  /** Begins to capture. */
  public static CapturedLog open() {
    CapturedLog log = new CapturedLog();
    Logger.getLogger("").addHandler(log.handler);
    return log;
  }

  /** All lines so far, as one text. */
  public String text() {
    return String.join("", lines);
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(handler);
  }

  private final class Catching extends Handler {
    private final Formatter format = new PatternFormatter("%p [%c] %s%e%n");

    Catching() {
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord entry) {
      try {
        lines.add(format.format(entry));
      } catch (RuntimeException e) {
        reportError("A line could not be captured", e, ErrorManager.FORMAT_FAILURE);
      }
    }

    @Override
    public void flush() {
      // Nothing is kept back.
    }

    @Override
    public void close() {
      // Nothing to close.
    }
  }
}
