package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.lifecycle.domain.RepairRuling.OfAbsence;
import io.marketsuite.lifecycle.domain.RepairRuling.OfAdoption;
import io.marketsuite.lifecycle.domain.RepairRuling.OfCallback;
import io.marketsuite.lifecycle.domain.RepairRuling.OfImport;
import io.marketsuite.lifecycle.domain.RepairRuling.OfProvisioning;
import io.marketsuite.lifecycle.domain.RepairRuling.OfStatus;

/** State × operator's order: the one place where it is decided what an order means where. */
public final class RepairTable {
  private RepairTable() {}

  public static RepairRuling ruling(FeatureStatus status, OperatorAction action) {
    return switch (action) {
      case IMPORT -> imported(status);
      case FORCE_DEACTIVATED -> forced(status, RestingStatus.DEACTIVATED);
      case FORCE_ACTIVATED -> forced(status, RestingStatus.ACTIVATED);
      case FORCE_ABSENT -> absent(status);
      case REPROVISION -> reprovisioned(status);
      case ADOPT -> adopted(status);
      case RESEND_CALLBACK -> OfCallback.RESEND;
    };
  }

  static OfImport imported(FeatureStatus status) {
    return switch (status) {
      case ABSENT -> OfImport.IMPORT;
      case INSTALLING -> OfImport.REFUSE_BUSY;
      case DEACTIVATED, ACTIVATED, ACTIVATING, DEACTIVATING, UPDATING, UPGRADING ->
          OfImport.UNCHANGED_SAME_ELSE_REFUSE;
      case UNINSTALLING -> OfImport.REFUSE_UNINSTALLING;
    };
  }

  static OfAdoption adopted(FeatureStatus status) {
    return switch (status) {
      case ABSENT -> OfAdoption.IMPORT_GIVEN;
      case INSTALLING -> OfAdoption.REFUSE_BUSY;
      case DEACTIVATED, ACTIVATED, ACTIVATING, DEACTIVATING, UPDATING, UPGRADING ->
          OfAdoption.CONFIRM;
      case UNINSTALLING -> OfAdoption.REFUSE_UNINSTALLING;
    };
  }

  static OfStatus forced(FeatureStatus status, RestingStatus target) {
    return switch (status) {
      case ABSENT -> OfStatus.REFUSE_NOT_INSTALLED;
      case INSTALLING -> OfStatus.FORCE_STORED;
      case DEACTIVATED, ACTIVATED ->
          status == target.status() ? OfStatus.UNCHANGED : OfStatus.FORCE;
      case ACTIVATING, DEACTIVATING, UPGRADING -> OfStatus.FORCE;
      case UPDATING -> OfStatus.BEHIND_UPDATES;
      case UNINSTALLING -> OfStatus.FORCE_BACK;
    };
  }

  static OfAbsence absent(FeatureStatus status) {
    return switch (status) {
      case ABSENT -> OfAbsence.UNCHANGED;
      case INSTALLING, DEACTIVATED, ACTIVATED, ACTIVATING, DEACTIVATING, UPDATING, UPGRADING ->
          OfAbsence.CLOSE;
      case UNINSTALLING -> OfAbsence.CLOSE_UNINSTALLING;
    };
  }

  static OfProvisioning reprovisioned(FeatureStatus status) {
    return switch (status) {
      case ABSENT -> OfProvisioning.REFUSE_NOT_INSTALLED;
      case DEACTIVATED -> OfProvisioning.ASK_CREATE;
      case ACTIVATED -> OfProvisioning.ASK_ACTIVATE;
      case INSTALLING, ACTIVATING, DEACTIVATING, UPGRADING, UNINSTALLING ->
          OfProvisioning.ASK_AGAIN;
      case UPDATING -> OfProvisioning.REFUSE_NOTHING_ASKED;
    };
  }
}
