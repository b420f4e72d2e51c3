package io.marketsuite.lifecycle;

import io.marketsuite.lifecycle.adapter.redrive.RedriveCommand;
import io.marketsuite.lifecycle.adapter.replay.ReplayCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/**
 * The service; or, with {@code replay} or {@code redrive} as the first argument, a look at its
 * truth or another try with what was put aside, and nothing else.
 */
@QuarkusMain
public class ProcessorMain {
  public static void main(String... arguments) {
    List<String> words = List.of(arguments);
    switch (words.isEmpty() ? "" : words.getFirst()) {
      case "replay" ->
          System.exit(new ReplayCommand(System.out).run(words.subList(1, words.size())));
      case "redrive" ->
          System.exit(new RedriveCommand(System.out).run(words.subList(1, words.size())));
      default -> Quarkus.run(arguments);
    }
  }
}
