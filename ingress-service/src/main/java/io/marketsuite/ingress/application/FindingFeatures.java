package io.marketsuite.ingress.application;

import io.marketsuite.contracts.manifest.ManifestCatalogue;
import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.RequestRefused;
import java.util.Optional;

/** Which feature a request is about. Thread-safe. */
public final class FindingFeatures {
  private final ManifestCatalogue manifests;

  public FindingFeatures(ManifestCatalogue manifests) {
    this.manifests = manifests;
  }

  /**
   * The feature's id.
   *
   * @param named as the path names it; empty on the short path, which serves the only feature
   * @throws RequestRefused if there is no such feature, or several and none is named
   */
  public String require(Optional<String> named) {
    if (named.isEmpty()) {
      return manifests
          .onlyFeature()
          .orElseThrow(
              () ->
                  new RequestRefused(
                      ProblemType.FEATURE_NOT_NAMED,
                      "Several features are served here; the path must name one."));
    }
    return named
        .filter(manifests::knows)
        .orElseThrow(
            () ->
                new RequestRefused(
                    ProblemType.UNKNOWN_FEATURE, "A feature of this name is not served here."));
  }
}
