package io.marketsuite.lifecycle.domain;

/** An entry of the verdict table, with the words it is printed with. */
public enum Ruling {
  NEXT_GENERATION_UNLESS_STALE("stale: 409; else next generation"),
  JOIN_SAME_ELSE_NEXT_GENERATION(
      "same: join (one provisioning, each its own answer); other: next generation"),
  UNCHANGED_SAME_ELSE_REPLACE(
      "same: unchanged; other: the marketplace believes it absent → *replaced*: "
          + "close this generation, open the next"),
  REFUSE_SAME_ELSE_NEXT_GENERATION(
      "same: 409; other: next generation, the old one finishes behind it"),
  REFUSE_NOT_INSTALLED("409"),
  REFUSE_BUSY("409"),
  UNCHANGED("unchanged"),
  UNCHANGED_ABSENT("unchanged (200)"),
  UNCHANGED_ABSENT_ALERT("unchanged (200), alert if the tenant is unknown"),
  ACTIVATE("activate (409 while a required setting is missing)"),
  DEACTIVATE("deactivate"),
  UPDATE("apply"),
  UPDATE_BEHIND("applied after it, in log order"),
  UPGRADE("apply"),
  UPGRADE_STAY("apply, stay deactivated"),
  UNINSTALL("uninstall"),
  UNINSTALL_IMPLICIT("implicit deactivate, uninstall, recorded as an anomaly"),
  INTERRUPT_UNINSTALL("cancel, fence, uninstall"),
  JOIN("join"),
  JOIN_SAME_KIND_ELSE_REFUSE("join if same kind, else 409"),
  JOIN_SAME_VERSIONS_ELSE_REFUSE("join if same kind and versions, else 409"),
  BACK_IF_UNANSWERED_ELSE_REFUSE("409 unless the Delete is unanswered (then back, and apply)"),
  ERASE("erase"),
  INTERRUPT_ERASE("cancel, erase");

  private final String words;

  Ruling(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
