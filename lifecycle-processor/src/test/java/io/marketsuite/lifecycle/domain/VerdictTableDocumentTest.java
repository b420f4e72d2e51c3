package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.FeatureStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The printed table is the code's. To print it anew:
 *
 * <pre>./mvnw -pl lifecycle-processor test -Dtest=VerdictTableDocumentTest -Dverdict-table.write
 * </pre>
 */
class VerdictTableDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "verdict-table.md");

  @Test
  void theCommittedDocumentIsWhatTheCodePrints() throws IOException {
    String printed = VerdictTableDocument.render();
    if (System.getProperty("verdict-table.write") != null) {
      Files.createDirectories(DOCUMENT.getParent());
      Files.writeString(DOCUMENT, printed);
    }

    assertThat(DOCUMENT)
        .as("print it anew: run this test with -Dverdict-table.write")
        .exists()
        .content(StandardCharsets.UTF_8)
        .isEqualTo(printed);
  }

  @Test
  void everyStatusAndEveryKindIsPrinted() {
    String printed = VerdictTableDocument.render();

    for (FeatureStatus status : FeatureStatus.values()) {
      assertThat(printed).contains(status.name().toLowerCase(Locale.ROOT));
    }
    for (OperatorAction action : OperatorAction.values()) {
      assertThat(printed).contains("| " + action.title() + " |");
    }
    assertThat(printed)
        .contains("| | Create | Activate | Deactivate | Update | Upgrade | Delete | Cleanup |");
  }
}
