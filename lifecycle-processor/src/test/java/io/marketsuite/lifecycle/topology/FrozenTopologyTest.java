package io.marketsuite.lifecycle.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A running application's stores and internal topics hang on the names and the order of its nodes.
 * A change here is a migration, not an edit: see docs/runbooks/replay.md, then write the new
 * description with {@code -Dtopology.write=true}.
 */
class FrozenTopologyTest {
  private static final Path FROZEN = Path.of("src/test/resources/topology.txt");

  @Test
  void the_topology_is_the_one_that_running_applications_have() throws IOException {
    String described =
        LifecycleTopology.build(Commands.policy(Map.of()), Duration.ofMinutes(1))
            .describe()
            .toString();
    if (Boolean.getBoolean("topology.write")) {
      Files.createDirectories(FROZEN.getParent());
      Files.writeString(FROZEN, described);
    }

    assertThat(described)
        .as(
            "The topology differs from the frozen one. If running applications must go on with it,"
                + " mend it; else give it a new application id (docs/runbooks/replay.md)")
        .isEqualTo(Files.readString(FROZEN));
  }
}
