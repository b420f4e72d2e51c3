package io.marketsuite.stack;

import java.util.List;

/**
 * The options of {@code up}.
 *
 * @param data whether earlier data is kept
 * @param ports the ports, changed as asked for
 */
record Arguments(StackSettings.Data data, Ports ports) {
  private static final String PORT = "--port";

  /**
   * Reads them.
   *
   * @throws StackException naming what is not understood
   */
  static Arguments of(List<String> words) {
    StackSettings.Data data = StackSettings.Data.KEPT;
    Ports ports = Ports.standard();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--fresh")) {
        data = StackSettings.Data.FRESH;
      } else if (word.equals(PORT) && i + 1 < words.size()) {
        i++;
        ports = ports.with(words.get(i));
      } else if (word.startsWith(PORT + "=")) {
        ports = ports.with(word.substring(PORT.length() + 1));
      } else {
        throw new StackException("«" + word + "» is not understood.");
      }
    }
    return new Arguments(data, ports);
  }
}
