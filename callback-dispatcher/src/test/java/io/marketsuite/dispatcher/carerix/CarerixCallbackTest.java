package io.marketsuite.dispatcher.carerix;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.dispatcher.Deliveries;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarerixCallbackTest {
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "CREATE, SUCCESS, featureId=partner&type=FeatureCreateCommand&status=SUCCESS",
    "DELETE, FAILED, featureId=partner&type=FeatureDeleteCommand&status=FAILED",
    "UPGRADE, SUCCESS, featureId=partner&type=FeatureUpgradeCommand&status=SUCCESS",
  })
  void the_query_names_feature_kind_and_status(
      CommandKind kind, CallbackStatus status, String expected) {
    assertThat(CarerixCallback.parameters(Deliveries.callback(kind, status))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE, FeatureCreateCommand",
    "ACTIVATE, FeatureActivateCommand",
    "DEACTIVATE, FeatureDeactivateCommand",
    "UPDATE, FeatureUpdateCommand",
    "UPGRADE, FeatureUpgradeCommand",
    "DELETE, FeatureDeleteCommand",
    "CLEANUP, FeatureCleanupCommand",
  })
  void kinds_have_the_marketplaces_names(CommandKind kind, String name) {
    assertThat(CarerixCallback.kindName(kind)).isEqualTo(name);
  }
}
