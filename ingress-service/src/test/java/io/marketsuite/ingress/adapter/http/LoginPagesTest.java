package io.marketsuite.ingress.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.ingress.config.IngressConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginPagesTest {

  @Test
  void the_environment_can_name_a_service_that_has_a_dash() {
    IngressConfig config =
        new SmallRyeConfigBuilder()
            .withConverter(Path.class, 200, Path::of)
            .withSources(
                new EnvConfigSource(
                    Map.of("SUITE_LOGIN_PAGES_TELEMETRY_ETL", "http://localhost:8084/"), 300))
            .withMapping(IngressConfig.class)
            .build()
            .getConfigMapping(IngressConfig.class);

    LoginPages pages = new LoginPages(config.login().pages());

    assertThat(pages.callbackOf("telemetry-etl")).contains("http://localhost:8084/login/callback");
  }
}
