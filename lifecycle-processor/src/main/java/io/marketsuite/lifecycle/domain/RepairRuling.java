package io.marketsuite.lifecycle.domain;

/** An entry of the operator's table: what an order means in a state. */
public sealed interface RepairRuling {
  /** What it is printed with. */
  String words();

  /** An import. */
  enum OfImport implements RepairRuling {
    IMPORT("import"),
    UNCHANGED_SAME_ELSE_REFUSE("same credentials: unchanged; other: 409"),
    REFUSE_BUSY("409"),
    REFUSE_UNINSTALLING("409");

    private final String words;

    OfImport(String words) {
      this.words = words;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /** An adoption. */
  enum OfAdoption implements RepairRuling {
    IMPORT_GIVEN("import what is given; 409 if nothing is"),
    CONFIRM("confirm if unconfirmed, else unchanged; 409 if other credentials are given"),
    REFUSE_BUSY("409"),
    REFUSE_UNINSTALLING("409");

    private final String words;

    OfAdoption(String words) {
      this.words = words;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /** A status that is forced. */
  enum OfStatus implements RepairRuling {
    REFUSE_NOT_INSTALLED("409"),
    UNCHANGED("unchanged"),
    FORCE("set; what is under way is fenced and ends"),
    FORCE_STORED("set, the Create succeeded; 409 before it is stored"),
    BEHIND_UPDATES("the Updates are applied and return to it"),
    FORCE_BACK("409 without override, and while the vendor is asked; then set, the Delete failed");

    private final String words;

    OfStatus(String words) {
      this.words = words;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /** An absence that is forced. */
  enum OfAbsence implements RepairRuling {
    UNCHANGED("unchanged"),
    CLOSE("close, deprovision, erase; what is under way failed"),
    CLOSE_UNINSTALLING("close, deprovision, erase; the Delete succeeded");

    private final String words;

    OfAbsence(String words) {
      this.words = words;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /** A provisioning once more. */
  enum OfProvisioning implements RepairRuling {
    REFUSE_NOT_INSTALLED("409"),
    REFUSE_NOTHING_ASKED("409"),
    ASK_AGAIN("withdraw what is outstanding, ask again"),
    ASK_CREATE("ask for a Create"),
    ASK_ACTIVATE("ask for an Activate");

    private final String words;

    OfProvisioning(String words) {
      this.words = words;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /** A callback once more. */
  enum OfCallback implements RepairRuling {
    RESEND("once more if it ended; 409 if it would say what is not so any more");

    private final String words;

    OfCallback(String words) {
      this.words = words;
    }

    @Override
    public String words() {
      return words;
    }
  }
}
