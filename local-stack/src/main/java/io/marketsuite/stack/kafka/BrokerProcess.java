package io.marketsuite.stack.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;

/** The broker's process: formats a new data folder, then is {@code kafka.Kafka}. */
public final class BrokerProcess {
  private BrokerProcess() {}

  /**
   * Runs until the process is told to stop.
   *
   * @param args the path of server.properties
   */
  public static void main(String[] args) throws Exception {
    Properties properties = Utils.loadProps(args[0]);
    Path data = Path.of(properties.getProperty("log.dirs"));
    if (!Files.exists(data.resolve("meta.properties"))) {
      format(args[0]);
    }
    Kafka.main(args);
  }

  private static void format(String properties) {
    String[] arguments = {
      "format", "--config", properties, "--cluster-id", Uuid.randomUuid().toString()
    };
    int exitCode = StorageTool.execute(arguments, System.out);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }
}
