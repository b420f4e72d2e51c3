package io.marketsuite.contracts.lifecycle;

/** Why the processor decided as it did: a closed set, so that it can be counted. */
public enum Reason {
  /** It was the table's plain answer. */
  AS_ASKED,
  JOINED,
  ALREADY_SO,
  NEXT_GENERATION,
  REPLACED,
  IMPLICIT_DEACTIVATE,
  NOT_INSTALLED,
  STALE_CREATE,
  LATE_COMMAND,
  ISSUER_MISMATCH,
  BUSY,
  BEING_UNINSTALLED,
  REQUIRED_SETTING_MISSING,
  UNKNOWN_SETTING,
  VERSION_NOT_LOADED,
  VERSION_LOWER,
  FEATURE_UNKNOWN,
  DUPLICATE_COMMAND,
  SETTINGS_INVALID,
  STORING_EXPIRED,
  STORING_TIMED_OUT,
  PROVISIONING_FAILED,
  PROVISIONING_TIMED_OUT,
  SUPERSEDED_BY_DELETE,
  SUPERSEDED_BY_CREATE,
  SUPERSEDED_BY_CLEANUP,
  DELETE_UNANSWERED,
  UNKNOWN_COMMAND,
  OTHER_GENERATION,
  NOTHING_OUTSTANDING,
  TENANT_UNKNOWN,
  CLOCK,
  /** An import or an adoption: another installation is there. */
  ALREADY_INSTALLED,
  /** An operator's repair ended it. */
  FORCED_BY_OPERATOR,
  /** Its settings and credentials are not stored, so that it could not work. */
  NOT_STORED,
  /** It needs the order's explicit override. */
  OVERRIDE_NEEDED,
  /** There is no callback that could be made once more. */
  NO_CALLBACK,
  /** The callback is still being tried. */
  CALLBACK_UNDER_WAY,
  /** The callback would say what is not so any more. */
  CALLBACK_OUTDATED,
  /** The vendor has no part in it. */
  NO_PROVISIONING,
  /** The decider failed on it: a defect of ours, put aside for an operator. */
  DEFECT
}
