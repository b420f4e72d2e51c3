package io.marketsuite.lifecycle;

import io.marketsuite.lifecycle.adapter.replay.ReplayCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/**
 * The service; or, with {@code replay} as the first argument, a look at its truth and nothing else.
 */
@QuarkusMain
public class ProcessorMain {
  public static void main(String... arguments) {
    if (arguments.length > 0 && arguments[0].equals("replay")) {
      System.exit(
          new ReplayCommand(System.out).run(List.of(arguments).subList(1, arguments.length)));
    }
    Quarkus.run(arguments);
  }
}
