package io.marketsuite.dispatcher.carerix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.dispatcher.Deliveries;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarerixCallbackTest {
  @ParameterizedTest(name = "{0} {1} at {2}")
  @CsvSource({
    "CREATE, SUCCESS, https://api.carerix.io/features/v1/callback,"
        + " https://api.carerix.io/features/v1/callback"
        + "?featureId=partner&type=FeatureCreateCommand&status=SUCCESS",
    "DELETE, FAILED, https://api.carerix.io/cb?a=b,"
        + " https://api.carerix.io/cb?a=b&featureId=partner&type=FeatureDeleteCommand&status=FAILED",
    "UPGRADE, SUCCESS, https://api.carerix.io/cb?,"
        + " https://api.carerix.io/cb?featureId=partner&type=FeatureUpgradeCommand&status=SUCCESS",
  })
  void the_query_names_feature_kind_and_status(
      CommandKind kind, CallbackStatus status, String url, String expected) {
    assertThat(CarerixCallback.uri(request(kind, status, url))).hasToString(expected);
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

  @Test
  void what_is_no_url_is_refused() {
    CallbackRequest request = request(CommandKind.CREATE, CallbackStatus.SUCCESS, "ht tp://x");
    assertThatThrownBy(() -> CarerixCallback.uri(request))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static CallbackRequest request(CommandKind kind, CallbackStatus status, String url) {
    CallbackRequest r = Deliveries.callback(kind, status);
    return new CallbackRequest(
        1,
        r.commandId(),
        r.tenantId(),
        r.featureId(),
        1,
        kind,
        status,
        Optional.of(url),
        r.issuer(),
        r.client(),
        Optional.empty(),
        r.requestedAt());
  }
}
