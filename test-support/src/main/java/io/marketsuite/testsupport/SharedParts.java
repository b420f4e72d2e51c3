package io.marketsuite.testsupport;

import io.marketsuite.stack.postgres.Database;
import java.util.Arrays;

/**
 * The JVM's one broker and one database server, whoever asks. Quarkus loads test classes with class
 * loaders of its own, where a static field would mean one broker per loader; so the addresses are
 * kept in system properties, and the parts themselves belong to the application's class loader.
 */
final class SharedParts {
  private static final String KAFKA = "marketsuite.test.kafka";
  private static final String POSTGRES = "marketsuite.test.postgres";

  /** The same object in every class loader. */
  private static final Object LOCK = SharedParts.class.getName().intern();

  private SharedParts() {}

  static String kafka() {
    return address(KAFKA, "startKafka");
  }

  /** Another broker, whoever else has one. */
  static String kafkaAlone() {
    synchronized (LOCK) {
      return start("startKafkaAlone");
    }
  }

  /** Another broker, with a listener whose clients are told another port. */
  static String kafkaWithDetour(int port, int advertised) {
    synchronized (LOCK) {
      return (String)
          call("startKafkaWithDetour", Integer.toString(port), Integer.toString(advertised));
    }
  }

  static void stopAlone(String bootstrapServers) {
    synchronized (LOCK) {
      call("stopKafka", bootstrapServers);
    }
  }

  static Database postgres() {
    String[] login = address(POSTGRES, "startPostgres").split(" ", 3);
    return new Database(login[0], login[1], login[2]);
  }

  private static String address(String property, String starter) {
    synchronized (LOCK) {
      String known = System.getProperty(property);
      if (known != null) {
        return known;
      }
      String started = start(starter);
      System.setProperty(property, started);
      return started;
    }
  }

  private static String start(String starter) {
    return (String) call(starter);
  }

  private static Object call(String method, String... arguments) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      // Kafka's clients load their plug-ins by the thread's loader, which in a Quarkus test is not
      // the one they come from.
      thread.setContextClassLoader(owner().getClassLoader());
      Class<?>[] types = new Class<?>[arguments.length];
      Arrays.fill(types, String.class);
      return owner().getDeclaredMethod(method, types).invoke(null, (Object[]) arguments);
    } catch (ReflectiveOperationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(
          "The tests' " + method + " failed: " + cause.getMessage(), cause);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Class<?> owner() {
    try {
      return Class.forName(StartedParts.class.getName(), true, ClassLoader.getSystemClassLoader());
    } catch (ClassNotFoundException _) {
      return StartedParts.class;
    }
  }
}
