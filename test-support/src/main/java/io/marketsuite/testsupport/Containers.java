package io.marketsuite.testsupport;

import com.github.dockerjava.api.exception.NotFoundException;
import io.marketsuite.stack.postgres.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.TestcontainersConfiguration;

/** The same parts as containers, where Docker runs and has the images already: none is pulled. */
final class Containers {
  static final String KAFKA_IMAGE = "apache/kafka:4.2.1";
  static final String POSTGRES_IMAGE = "postgres:18";

  private static final boolean CLEANER_DISABLED =
      Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));

  private Containers() {}

  static boolean haveImage(String image) {
    return dockerMayBeThere()
        && DockerClientFactory.instance().isDockerAvailable()
        && isPresent(image)
        && (CLEANER_DISABLED || isPresent(cleaner()));
  }

  /** Asking Testcontainers first would cost seconds and a page of errors where there is none. */
  private static boolean dockerMayBeThere() {
    return System.getenv("DOCKER_HOST") != null
        || Files.exists(Path.of("/var/run/docker.sock"))
        || Files.exists(Path.of(System.getProperty("user.home"), ".docker/run/docker.sock"));
  }

  private static boolean isPresent(String image) {
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException _) {
      return false;
    }
  }

  /** The image with which this version of Testcontainers removes containers after the JVM. */
  private static String cleaner() {
    return TestcontainersConfiguration.getInstance()
        .getEnvVarOrProperty("ryuk.container.image", "testcontainers/ryuk:0.13.0");
  }

  // Testcontainers itself removes containers when the JVM has ended.
  @SuppressWarnings("resource")
  static String startKafka() {
    KafkaContainer kafka =
        new KafkaContainer(KAFKA_IMAGE)
            .withImagePullPolicy(_ -> false)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    kafka.start();
    return kafka.getBootstrapServers();
  }

  @SuppressWarnings("resource")
  static Database startPostgres() {
    PostgreSQLContainer postgres =
        new PostgreSQLContainer(POSTGRES_IMAGE).withImagePullPolicy(_ -> false);
    postgres.start();
    return new Database(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
  }
}
