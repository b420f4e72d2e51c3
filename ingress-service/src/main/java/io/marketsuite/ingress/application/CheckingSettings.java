package io.marketsuite.ingress.application;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.manifest.Manifest;
import io.marketsuite.contracts.manifest.ManifestCatalogue;
import io.marketsuite.contracts.manifest.SettingProblem;
import io.marketsuite.ingress.carerix.SettingsPayload;
import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.RequestRefused;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
   * Checks the values. A new installation takes the released version; any other command may be for
   * an installation on any loaded one.
   *
   * @throws RequestRefused if they are invalid under every version that is possible, with the
   *     released version's sentences
   */
  public void require(String featureId, CommandKind kind, SettingsPayload settings) {
    Stream<Manifest> possible =
        kind == CommandKind.CREATE
            ? manifests.released(featureId).stream()
            : manifests.versions(featureId);
    boolean valid = possible.anyMatch(manifest -> settings.problems(manifest).isEmpty());
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
