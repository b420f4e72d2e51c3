package io.marketsuite.lifecycle.domain;

/** What an operator can order by hand: the columns of the operator's table. */
public enum OperatorAction {
  IMPORT("Import"),
  FORCE_DEACTIVATED("Force deactivated"),
  FORCE_ACTIVATED("Force activated"),
  FORCE_ABSENT("Force absent"),
  REPROVISION("Reprovision"),
  ADOPT("Adopt"),
  RESEND_CALLBACK("Resend callback");

  private final String title;

  OperatorAction(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
