package io.marketsuite.ingress.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsuite.boundary.outbound.OutboundUrls;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import io.marketsuite.contracts.manifest.ManifestCatalogue;
import io.marketsuite.ingress.carerix.ManagementReader;
import io.marketsuite.ingress.carerix.ManagementRequest;
import io.marketsuite.ingress.carerix.SettingsPayload;
import io.marketsuite.ingress.domain.RequestRefused;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeaturesAndSettingsTest {
  private final ManifestCatalogue one = load(Map.of("partner", 1), "partner-1", "partner-2");
  private final ManifestCatalogue two = load(Map.of(), "partner-1", "portal-1");

  private static ManifestCatalogue load(Map<String, Integer> released, String... names) {
    return ManifestCatalogue.load(
        Stream.of(names).map(n -> Path.of("src/test/resources/manifests", n + ".yaml")).toList(),
        released);
  }

  private static ManagementRequest update(String settings) throws JsonProcessingException {
    return new ManagementReader(new OutboundUrls(Set.of(), false))
        .read(
            CommandKind.UPDATE,
            new ObjectMapper().readTree("{\"payload\":{\"settings\":" + settings + "}}"));
  }

  private static SettingsPayload settings(String json) throws JsonProcessingException {
    return update(json).settings().orElseThrow();
  }

  @Test
  void the_short_path_serves_the_only_feature_whatever_the_number_of_its_versions() {
    assertThat(new FindingFeatures(one).require(Optional.empty())).isEqualTo("partner");
  }

  @Test
  void with_two_features_the_path_must_name_one() {
    assertThatThrownBy(() -> new FindingFeatures(two).require(Optional.empty()))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(404);
              assertThat(refused.problem().type()).isEqualTo("/problems/feature-not-named");
            });
    assertThat(new FindingFeatures(two).require(Optional.of("portal"))).isEqualTo("portal");
  }

  @Test
  void settings_that_any_loaded_version_allows_pass() throws JsonProcessingException {
    SettingsPayload onlyInVersion2 = settings("{\"backend\":{\"mode\":\"fast\"}}");

    assertThatCode(
            () -> new CheckingSettings(one).require("partner", CommandKind.UPDATE, onlyInVersion2))
        .doesNotThrowAnyException();
  }

  @Test
  void a_new_installation_must_fit_the_released_version() throws JsonProcessingException {
    SettingsPayload onlyInVersion2 = settings("{\"backend\":{\"mode\":\"fast\"}}");

    assertThatThrownBy(
            () -> new CheckingSettings(one).require("partner", CommandKind.CREATE, onlyInVersion2))
        .isInstanceOf(RequestRefused.class);
  }

  @Test
  void settings_that_no_version_allows_are_refused_in_the_released_versions_words()
      throws JsonProcessingException {
    SettingsPayload wrong = settings("{\"backend\":{\"mode\":\"slow\"}}");

    assertThatThrownBy(
            () -> new CheckingSettings(one).require("partner", CommandKind.UPDATE, wrong))
        .isInstanceOf(RequestRefused.class)
        .hasMessage("Setting 'backend.mode' is not a known setting.");
  }

  @Test
  void null_and_empty_are_no_values_but_a_checkbox_that_is_off_is_one()
      throws JsonProcessingException {
    SettingsPayload values =
        settings("{\"backend\":{\"a\":null,\"b\":\"\",\"c\":[],\"d\":{},\"e\":false,\"f\":\"x\"}}");

    assertThat(values.presence())
        .filteredOn(SettingPresence::hasValue)
        .extracting(SettingPresence::code)
        .containsExactly("e", "f");
    assertThat(values.presence()).hasSize(6);
  }

  @Test
  void what_is_parsed_shows_no_value() throws JsonProcessingException {
    assertThat(update("{\"backend\":{\"apiKey\":\"canary\"}}").toString()).doesNotContain("canary");
  }
}
