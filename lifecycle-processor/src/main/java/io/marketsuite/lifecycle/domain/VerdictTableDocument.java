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
    out.append("\n## An operator's orders (state × order)\n\n");
    out.append("Printed from `io.marketsuite.lifecycle.domain.RepairTable`.\n\n");
    out.append(orders());
    out.append('\n').append(AROUND_ORDERS);
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

  private static String orders() {
    StringBuilder out = new StringBuilder("| |");
    for (OperatorAction action : OperatorAction.values()) {
      out.append(' ').append(action.title()).append(" |");
    }
    out.append("\n|").append("---|".repeat(OperatorAction.values().length + 1)).append('\n');
    orderRows().forEach((words, statuses) -> out.append(orderRow(words, statuses)));
    return out.toString();
  }

  private static Map<List<String>, List<FeatureStatus>> orderRows() {
    Map<List<String>, List<FeatureStatus>> rows = new LinkedHashMap<>();
    for (FeatureStatus status : ORDER) {
      List<String> words =
          Stream.of(OperatorAction.values())
              .map(action -> RepairTable.ruling(status, action).words())
              .toList();
      rows.computeIfAbsent(words, it -> new ArrayList<>()).add(status);
    }
    return rows;
  }

  private static String orderRow(List<String> words, List<FeatureStatus> statuses) {
    return "| "
        + statuses.stream().map(VerdictTableDocument::name).collect(Collectors.joining(", "))
        + " | "
        + String.join(" | ", words)
        + " |\n";
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

  private static final String AROUND_ORDERS =
      """
      Each order is a record of the command topic and leaves a decision record that names who gave it; its
      reason stands in PostgreSQL and is erased with the generation.

      An order that names another generation than the current (or, where the feature is absent, the last) one is
      409. A resend and a reprovisioning may name an older one; asking again for an older generation's
      deprovisioning needs the override as well.

      An **import** begins a generation, as a Create with a token of the order's time would: what was issued before an
      earlier removal stays late. It is stored by settings-service, then it is there; nothing is asked of the
      vendor and nobody is called back. Where settings-service refuses it, it is absent again and erased. It is 409 for a
      manifest version that is not loaded, for an activated one without a required setting, and where the order
      is older than the last removal.

      **Force** ends what is under way as the forced status says: an Activate that is forced to activated succeeded, one
      that is forced to deactivated failed; an Upgrade failed. Where a 202 is recorded, the callback says the same.
      Callbacks that were owed before go on: they say what their commands did. Forced to activated while a
      required setting is missing is 409 without override.

      A **resend** is a delivery of its own, with its own id, attempts and ending; the recorded 202 keeps the one ending it
      has. It is 409 while any callback of its kind is under way, after the credentials were erased, for one
      that was joined or superseded, and, without override, where it would say what is not so any more.

      A **reprovisioning** has a new request id; whatever comes for the old one is ignored. At rest its result changes no
      status, and the next command's request waits for it, at most until its deadline.
      """;
}
