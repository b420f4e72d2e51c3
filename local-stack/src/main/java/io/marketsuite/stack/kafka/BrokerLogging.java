package io.marketsuite.stack.kafka;

import java.io.PrintStream;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * The broker's logging: warnings, errors and the few lines that tell a start, on standard output.
 *
 * <p>It is named by {@code -Dslf4j.provider} in the broker's process and not registered as a
 * service, because this module is on the class path of every module's tests, which have logging of
 * their own.
 */
public final class BrokerLogging implements SLF4JServiceProvider {
  private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter noContext = new NOPMDCAdapter();

  @Override
  public ILoggerFactory getLoggerFactory() {
    return name -> loggers.computeIfAbsent(name, QuietLogger::new);
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return noContext;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {
    // Everything is there from construction.
  }

  private static final class QuietLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;
    private static final String TELLS_OF_THE_START = "kafka.server.KafkaRaftServer";

    QuietLogger(String name) {
      this.name = name;
    }

    @Override
    public boolean isTraceEnabled() {
      return false;
    }

    @Override
    public boolean isDebugEnabled() {
      return false;
    }

    @Override
    public boolean isInfoEnabled() {
      return name.startsWith(TELLS_OF_THE_START);
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
      String text = MessageFormatter.basicArrayFormat(message, arguments);
      LocalTime now = LocalTime.now().truncatedTo(ChronoUnit.MILLIS);
      PrintStream out = System.out;
      synchronized (out) {
        out.println(now + " " + level + " " + name + " " + text);
        if (thrown != null) {
          thrown.printStackTrace(out);
        }
      }
    }
  }
}
