package io.marketsuite.settings;

import static io.marketsuite.settings.support.Api.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.settings.support.Installation;
import io.marketsuite.settings.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SeveralFeaturesTest.SeveralFeatures.class)
class SeveralFeaturesTest {

  /** Two features, and 404 for a tenant without an installation. */
  public static final class SeveralFeatures implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "suite.manifests",
          file("partner-1.yaml") + "," + file("second-1.yaml"),
          "suite.settings.unknown-tenant",
          "not-found");
    }

    private static String file(String name) {
      return Path.of("src/test/resources", name).toAbsolutePath().toString();
    }
  }

  @Test
  void the_address_must_name_one_of_several_features() {
    Response response = get("/features/settings");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.<String>path("type")).isEqualTo("/problems/feature-not-named");
  }

  @Test
  void an_unknown_tenant_is_404_where_that_is_configured() {
    Response response = get("/features/second/settings");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.<String>path("type")).isEqualTo("/problems/unknown-installation");
  }

  private static Response get(String path) {
    return given()
        .header("Authorization", Tokens.ofMarketplace(Installation.any().tenant()).bearer())
        .get(path);
  }
}
