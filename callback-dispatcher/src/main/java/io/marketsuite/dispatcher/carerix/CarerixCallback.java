package io.marketsuite.dispatcher.carerix;

import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.CommandKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * How Carerix wants to be called back: POST without a body to the command's {@code callbackUrl},
 * with {@code featureId}, {@code type} and {@code status} as query parameters (specification:
 * Installation, asynchronous approach).
 */
public final class CarerixCallback {
  private CarerixCallback() {}

  /** The parameters that are added to the command's {@code callbackUrl}, encoded. */
  public static String parameters(CallbackRequest request) {
    return "featureId=%s&type=%s&status=%s"
        .formatted(
            URLEncoder.encode(request.featureId(), StandardCharsets.UTF_8),
            kindName(request.kind()),
            statusWord(request.status()));
  }

  /** The {@code _kind} the marketplace gave the command. */
  public static String kindName(CommandKind kind) {
    return switch (kind) {
      case CREATE -> "FeatureCreateCommand";
      case ACTIVATE -> "FeatureActivateCommand";
      case DEACTIVATE -> "FeatureDeactivateCommand";
      case UPDATE -> "FeatureUpdateCommand";
      case UPGRADE -> "FeatureUpgradeCommand";
      case DELETE -> "FeatureDeleteCommand";
      case CLEANUP -> "FeatureCleanupCommand";
    };
  }

  /** Final statuses only; {@code IN_PROGRESS} has no effect there and is not sent. */
  public static String statusWord(CallbackStatus status) {
    return switch (status) {
      case SUCCESS -> "SUCCESS";
      case FAILED -> "FAILED";
    };
  }
}
