package io.marketsuite.lifecycle.adapter.replay;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is asked of a replay.
 *
 * @param rebuildInto a new application id to prepare; empty where only is compared
 * @param examples how many differences are printed
 */
record ReplayOptions(Optional<String> rebuildInto, int examples) {
  static final String USAGE =
      """
      replay --verify             decides every recorded input again and compares, folds the events and
                                  compares with the state topic; writes nothing
      replay --rebuild NEW_ID     the same, and if all agrees fills a store for the application id NEW_ID
                                  and sets its offsets; then start the processor under that id
      """;

  private static final int EXAMPLES = 20;
  private static final Pattern APPLICATION_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  /**
   * @throws IllegalArgumentException with a sentence, if they are not understood
   */
  static ReplayOptions parse(List<String> arguments) {
    if (arguments.equals(List.of("--verify"))) {
      return new ReplayOptions(Optional.empty(), EXAMPLES);
    }
    if (arguments.size() == 2 && arguments.getFirst().equals("--rebuild")) {
      String id = arguments.getLast();
      if (!APPLICATION_ID.matcher(id).matches()) {
        throw new IllegalArgumentException(
            "An application id is letters, digits, dots, dashes and underscores: " + id);
      }
      return new ReplayOptions(Optional.of(id), EXAMPLES);
    }
    throw new IllegalArgumentException("Not understood: " + String.join(" ", arguments));
  }
}
