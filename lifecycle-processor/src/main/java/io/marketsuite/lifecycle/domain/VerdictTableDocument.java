package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints the verdict table as Markdown, from the code that decides by it. Rows that are the same
 * stand together; a long cell that stood above or to the left is only pointed at.
 */
public final class VerdictTableDocument {
  private static final int LONG = 40;

  private VerdictTableDocument() {}

  /** The whole document, ending in a line feed. */
  public static String render() {
    StringBuilder out = new StringBuilder();
    out.append("# Verdict table (state × command)\n\n");
    out.append(
        "Printed from `io.marketsuite.lifecycle.domain.VerdictTable`; do not edit by hand.\n");
    out.append("A test compares this page with the code and says how to print it anew.\n\n");
    out.append(table());
    out.append('\n').append(AROUND);
    return out.toString();
  }

  private static String table() {
    StringBuilder out = new StringBuilder("| |");
    for (CommandKind kind : CommandKind.values()) {
      out.append(' ').append(title(kind)).append(" |");
    }
    out.append("\n|").append("---|".repeat(CommandKind.values().length + 1)).append('\n');
    rows().forEach((rulings, statuses) -> out.append(row(rulings, statuses)));
    return out.toString();
  }

  /** Statuses by their rulings, in the order of the table. */
  private static Map<List<Ruling>, List<FeatureStatus>> rows() {
    Map<List<Ruling>, List<FeatureStatus>> rows = new LinkedHashMap<>();
    for (FeatureStatus status : ORDER) {
      List<Ruling> rulings =
          Stream.of(CommandKind.values()).map(kind -> VerdictTable.ruling(status, kind)).toList();
      rows.computeIfAbsent(rulings, it -> new ArrayList<>()).add(status);
    }
    return rows;
  }

  private static String row(List<Ruling> rulings, List<FeatureStatus> statuses) {
    StringBuilder out = new StringBuilder("| ");
    out.append(statuses.stream().map(VerdictTableDocument::name).collect(Collectors.joining(", ")));
    for (CommandKind kind : CommandKind.values()) {
      out.append(" | ").append(cell(rulings, statuses.getFirst(), kind));
    }
    return out.append(" |\n").toString();
  }

  private static String cell(List<Ruling> rulings, FeatureStatus status, CommandKind kind) {
    Ruling ruling = rulings.get(kind.ordinal());
    if (ruling.words().length() < LONG) {
      return ruling.words();
    }
    FeatureStatus above =
        ORDER.stream()
            .filter(it -> VerdictTable.ruling(it, kind) == ruling)
            .findFirst()
            .orElseThrow();
    CommandKind left = CommandKind.values()[rulings.indexOf(ruling)];
    if (above != status) {
      return "as " + name(above);
    }
    return left == kind ? ruling.words() : "as " + title(left);
  }

  private static String name(FeatureStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static String title(CommandKind kind) {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static final List<FeatureStatus> ORDER =
      List.of(
          FeatureStatus.ABSENT,
          FeatureStatus.INSTALLING,
          FeatureStatus.DEACTIVATED,
          FeatureStatus.ACTIVATED,
          FeatureStatus.ACTIVATING,
          FeatureStatus.DEACTIVATING,
          FeatureStatus.UPGRADING,
          FeatureStatus.UPDATING,
          FeatureStatus.UNINSTALLING);

  private static final String AROUND =
      """
      Before the table is asked:

      - a copy of a command of which anything is still open is ignored;
      - a command from another issuer than the installation's own is 409 with an alert (not Cleanup);
      - from generation 2 on, a command whose token was issued before the last Delete, replacement or
        Cleanup was received, beyond the clock skew, is late: 409; a Cleanup with an alert. A token no
        older than the one that began the current generation is not late, except a Cleanup's.

      A Create that matches an earlier generation's credentials, with a token of before that one's
      removal, is stale in every state unless it is the *same* as the current one: 409.

      A Delete goes back only for a command that was received after it.

      What follows a failure: Create → absent. Activate → deactivated. Deactivate → activated.
      Update → settings unchanged. Upgrade → previous status, with the new credentials and the old
      version. Delete → deactivated, unless there is a successor: then the deprovisioning is tried
      again and finally the operator's. Cleanup cannot fail: our erasure is unconditional, and the
      vendor's part is tried again and finally the operator's.
      """;
}
