package io.marketsuite.ingress.application;

import io.marketsuite.contracts.manifest.Manifest;
import io.marketsuite.contracts.manifest.ManifestCatalogue;
import io.marketsuite.contracts.manifest.SettingProblem;
import io.marketsuite.ingress.carerix.SettingsPayload;
import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.RequestRefused;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Refuses settings that no loaded version of the manifest allows. Which version an installation
 * lives on is the processor's to know; what fails here would fail by any. Thread-safe.
 */
public final class CheckingSettings {
  private static final int MAX_SENTENCES = 5;

  private final ManifestCatalogue manifests;

  public CheckingSettings(ManifestCatalogue manifests) {
    this.manifests = manifests;
  }

  /**
   * Checks the values.
   *
   * @throws RequestRefused if they are invalid under every loaded version, with the released
   *     version's sentences
   */
  public void require(String featureId, SettingsPayload settings) {
    boolean valid =
        manifests.versions(featureId).anyMatch(manifest -> settings.problems(manifest).isEmpty());
    if (!valid) {
      throw new RequestRefused(ProblemType.SETTINGS_INVALID, sentences(featureId, settings));
    }
  }

  private String sentences(String featureId, SettingsPayload settings) {
    Manifest released = manifests.released(featureId).orElseThrow();
    List<SettingProblem> problems = settings.problems(released);
    return problems.stream()
        .limit(MAX_SENTENCES)
        .map(SettingProblem::sentence)
        .collect(Collectors.joining(" "));
  }
}
