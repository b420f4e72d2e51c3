package io.marketsuite.simulator.application;

import io.marketsuite.simulator.domain.Manifest;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where requests go: to the manifest's addresses, or to those that the configuration puts in their
 * place; and where callbacks come back to.
 *
 * @param management a template with {featureId}, instead of managementUri
 * @param settings a template with {featureId}, instead of settingsUri
 * @param marketplace the marketplace's own base URL, known once it listens
 */
public record Endpoints(
    Optional<String> management, Optional<String> settings, Supplier<String> marketplace) {

  /**
   * Looks at the templates before anything is sent.
   *
   * @throws IllegalStateException with a sentence, if one makes no URL
   */
  public void check() {
    management.ifPresent(template -> check("management-url", template));
    settings.ifPresent(template -> check("settings-url", template));
  }

  private static void check(String key, String template) {
    try {
      if (fill(template, "partner").getHost() != null) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // Said below, in the same words.
    }
    throw new IllegalStateException(
        "suite.simulator.%s must be an absolute URL, not '%s'".formatted(key, template));
  }

  /** Where commands for this feature go. */
  public URI management(Manifest manifest) {
    return management.map(t -> fill(t, manifest.id())).orElseGet(manifest::managementUri);
  }

  /** Where the settings of this feature are read. */
  public URI settings(Manifest manifest) {
    return settings.map(t -> fill(t, manifest.id())).orElseGet(manifest::settingsUri);
  }

  /** The callbackUrl of every command. */
  public String callbackUrl() {
    return marketplace.get() + "/features/v1/callback";
  }

  private static URI fill(String template, String featureId) {
    return URI.create(template.replace("{featureId}", featureId));
  }
}
