package io.marketsuite.lifecycle.timeline;

import io.marketsuite.contracts.lifecycle.Reason;

/** What a reason means, for an operator. */
final class Sentences {
  private Sentences() {}

  static String of(Reason reason) {
    return switch (reason) {
      case AS_ASKED -> "It is done as asked.";
      case JOINED -> "It shares an operation that is already under way.";
      case ALREADY_SO -> "It asks for what is already so.";
      case NEXT_GENERATION -> "It begins the next generation.";
      case REPLACED ->
          "The marketplace took the feature for absent: the old generation is closed, a new one begins.";
      case IMPLICIT_DEACTIVATE -> "The feature was activated: it is deactivated on the way.";
      case NOT_INSTALLED -> "The feature is not installed for this tenant.";
      case STALE_CREATE -> "It repeats a Create of a generation that is already erased.";
      case LATE_COMMAND ->
          "Its token is older than the end of the previous generation: it comes too late.";
      case ISSUER_MISMATCH -> "Its token is of another issuer than the installation's.";
      case BUSY -> "Another operation is under way.";
      case BEING_UNINSTALLED -> "The feature is being uninstalled.";
      case REQUIRED_SETTING_MISSING -> "A required setting has no value.";
      case UNKNOWN_SETTING -> "It names a setting that the manifest does not know.";
      case VERSION_NOT_LOADED -> "The manifest version it asks for is not loaded.";
      case VERSION_LOWER -> "It asks for a lower version than the installed one.";
      case FEATURE_UNKNOWN -> "No such feature is configured.";
      case DUPLICATE_COMMAND -> "The same command was decided before.";
      case SETTINGS_INVALID -> "The settings break the manifest, or could not be opened.";
      case STORING_EXPIRED -> "It came too late for its answer and was not applied.";
      case STORING_TIMED_OUT -> "settings-service did not answer in time.";
      case PROVISIONING_FAILED -> "The vendor's software said that it failed.";
      case PROVISIONING_TIMED_OUT -> "The vendor's software did not answer in time.";
      case SUPERSEDED_BY_DELETE -> "A Delete came meanwhile.";
      case SUPERSEDED_BY_CREATE -> "A Create of the next generation came meanwhile.";
      case SUPERSEDED_BY_CLEANUP -> "A Cleanup came meanwhile.";
      case DELETE_UNANSWERED -> "No answer to the Delete is recorded: nothing may be destroyed.";
      case UNKNOWN_COMMAND -> "No open command of that id is known.";
      case OTHER_GENERATION -> "It is about a generation that is over.";
      case NOTHING_OUTSTANDING -> "Nothing of that kind was outstanding.";
      case TENANT_UNKNOWN -> "Nothing was ever known of this tenant.";
      case ALREADY_INSTALLED -> "An installation with other credentials is there.";
      case FORCED_BY_OPERATOR -> "An operator ended it by hand.";
      case NOT_STORED -> "Its settings and credentials are not stored yet.";
      case OVERRIDE_NEEDED -> "It needs the operator's explicit override.";
      case NO_CALLBACK -> "There is no callback that could be made once more.";
      case CALLBACK_UNDER_WAY -> "A callback of its kind is still being tried.";
      case CALLBACK_OUTDATED -> "The callback would say what is not so any more.";
      case NO_PROVISIONING -> "The vendor has no part in it.";
      case CLOCK -> "It only says what time it is.";
      case DEFECT -> "The suite failed on it: it is put aside for an operator.";
    };
  }
}
