package io.marketsuite.stack.postgres;

import io.marketsuite.stack.StackException;
import java.io.IOException;
import java.util.List;

/**
 * PostgreSQL refuses to run as root, and containers often are root. Inside a user namespace of its
 * own the process is nobody, while the files it makes stay the caller's.
 */
final class Unprivileged {
  private static final List<String> OWN_USER_NAMESPACE = List.of("unshare", "--user");
  private static final List<String> AS_WE_ARE = List.of();

  private Unprivileged() {}

  /** What to put before PostgreSQL's commands. */
  static List<String> prefix() {
    return Root.IS_US ? OWN_USER_NAMESPACE : AS_WE_ARE;
  }

  private static final class Root {
    static final boolean IS_US = isUs();

    private static boolean isUs() {
      boolean root = "root".equals(System.getProperty("user.name"));
      if (root && !works(OWN_USER_NAMESPACE)) {
        throw new StackException(
            "PostgreSQL does not run as root, and this system allows root no user namespace"
                + " (unshare --user). Run this command as an ordinary user.");
      }
      return root;
    }

    private static boolean works(List<String> prefix) {
      try {
        ProcessBuilder builder = new ProcessBuilder(prefix.getFirst(), prefix.getLast(), "true");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return builder.start().waitFor() == 0;
      } catch (IOException _) {
        return false;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
