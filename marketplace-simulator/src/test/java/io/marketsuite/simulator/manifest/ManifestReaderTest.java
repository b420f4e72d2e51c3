package io.marketsuite.simulator.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.simulator.Samples;
import io.marketsuite.simulator.domain.Manifest;
import io.marketsuite.simulator.domain.SettingType;
import io.marketsuite.simulator.manifest.ManifestReader.IllegalManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {

  @Test
  void the_specification_s_own_example_is_read_whole() {
    Manifest manifest = Samples.partner();

    assertThat(manifest.id()).isEqualTo("partner");
    assertThat(manifest.version()).isEqualTo(1);
    assertThat(manifest.active()).isTrue();
    assertThat(manifest.managementUri()).hasToString("https://example.com/features/management");
    assertThat(manifest.settingsUri()).hasToString("https://example.com/features/settings");
    assertThat(manifest.clients().keySet()).containsExactly("backend", "frontend");
    assertThat(manifest.clients().get("backend").publicClient()).isFalse();
    assertThat(manifest.clients().get("frontend").publicClient()).isTrue();
    assertThat(manifest.setting("backend", "inputExample").orElseThrow().type())
        .isEqualTo(SettingType.SINGLE_LINE_TEXT);
    assertThat(manifest.declaresSettings()).isTrue();
  }

  @Test
  void json_is_read_as_well_as_yaml() {
    String json =
        """
        {"manifest": {"id": "tiny", "manifestVersion": 3, "active": true, "settings": {},
          "buildInfo": {"managementUri": "https://v.example/m", "settingsUri": "https://v.example/s"},
          "oauth2": {"backend": {"code": "urn:v/one"}}}}
        """;

    assertThat(ManifestReader.read(json).declaresSettings()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id: \"partner\" -> id: \"1partner\"",
        "id: \"partner\" -> id: \"p\"",
        "manifestVersion: 1 -> manifestVersion: \"one\"",
        "managementUri: \"https://example.com/features/management\" -> managementUri: \"/here\"",
        "settingsUri: -> settingsUrl:",
        "code: \"urn:example/partnerService\" -> cod: \"x\"",
        "type: \"singleLineText\" -> type: \"colour\"",
        "code: \"inputExample\" -> code: \"i\"",
        "array: false -> array: true",
        "  settings:\n    backend: -> \u0020 settings:\n    elsewhere:",
        "oauth2: -> oauth3:",
        "manifest: -> manifesto:"
      })
  void a_manifest_that_breaks_a_rule_is_refused(String change) {
    String[] parts = change.split(" -> ", 2);
    String text = Samples.text("manifest.yaml");
    assertThat(text).contains(parts[0]);

    assertThatThrownBy(() -> ManifestReader.read(text.replace(parts[0], parts[1])))
        .isInstanceOf(IllegalManifest.class)
        .hasMessageStartingWith("The manifest cannot be used: ");
  }

  @Test
  void what_is_neither_yaml_nor_json_is_refused() {
    assertThatThrownBy(() -> ManifestReader.read("a: [")).isInstanceOf(IllegalManifest.class);
  }
}
