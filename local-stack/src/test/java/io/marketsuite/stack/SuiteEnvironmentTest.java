package io.marketsuite.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.stack.postgres.Database;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuiteEnvironmentTest {
  private final StackSettings settings = StackSettings.of(Path.of("project"));

  @ParameterizedTest
  @EnumSource(Service.class)
  void every_service_listens_on_loopback_and_its_own_ports(Service service) {
    assertThat(environment(settings).of(service))
        .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
        .containsEntry("QUARKUS_HTTP_PORT", "" + settings.ports().of(service))
        .containsEntry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1")
        .containsEntry("QUARKUS_MANAGEMENT_PORT", "" + settings.ports().managementOf(service));
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void every_service_runs_in_the_profile_that_may_be_loosened(Service service) {
    assertThat(environment(settings).of(service)).containsEntry("QUARKUS_PROFILE", "local");
  }

  @Test
  void each_service_logs_in_to_the_database_as_itself_or_not_at_all() {
    SuiteEnvironment environment = environment(settings);
    String user = "QUARKUS_DATASOURCE_USERNAME";

    assertThat(environment.of(Service.SETTINGS)).containsEntry(user, "settings");
    assertThat(environment.of(Service.INGRESS)).containsEntry(user, "ingress");
    assertThat(environment.of(Service.DISPATCHER)).containsEntry(user, "dispatcher");
    assertThat(environment.of(Service.PROCESSOR)).containsEntry(user, "lifecycle");
    assertThat(environment.of(Service.TELEMETRY)).doesNotContainKey(user);
    assertThat(environment.of(Service.SIMULATOR)).doesNotContainKey(user);
  }

  @Test
  void the_processor_puts_operators_keys_into_the_vault_as_the_ingress_does() {
    assertThat(environment(settings).of(Service.PROCESSOR))
        .containsEntry("QUARKUS_DATASOURCE_KEYS_USERNAME", "ingress")
        .containsEntry("QUARKUS_DATASOURCE_KEYS_JDBC_URL", login("settings").jdbcUrl())
        .doesNotContainEntry("QUARKUS_DATASOURCE_USERNAME", "ingress");
  }

  @Test
  void only_who_seals_or_opens_is_told_where_the_keys_are() {
    SuiteEnvironment environment = environment(settings);

    for (Service service : Service.values()) {
      boolean sealsOrOpens =
          switch (service) {
            case INGRESS, SETTINGS, PROCESSOR -> true;
            case DISPATCHER, TELEMETRY, SIMULATOR -> false;
          };
      assertThat(environment.of(service).containsKey("SUITE_KEYS_FOLDER")).isEqualTo(sealsOrOpens);
    }
  }

  @Test
  void changed_ports_reach_those_who_call_them() {
    Ports ports = Ports.standard().with("settings-service=18083,id1=18091");
    SuiteEnvironment environment = environment(settings.on(ports));

    assertThat(environment.of(Service.DISPATCHER))
        .containsEntry("SUITE_SETTINGS_SERVICE_URL", "http://localhost:18083")
        .containsEntry("SUITE_SERVICE_TOKEN_ISSUER", "http://localhost:18091/auth/realms/operator");
    assertThat(environment.of(Service.SIMULATOR).get("SUITE_SIMULATOR_SETTINGS_URL"))
        .startsWith("http://localhost:18083/");
  }

  @Test
  void the_processor_says_where_it_is_found() {
    Ports ports = Ports.standard().with("lifecycle-processor=18081");

    assertThat(environment(settings.on(ports)).of(Service.PROCESSOR))
        .containsEntry("SUITE_LIFECYCLE_ADVERTISED", "localhost:18081");
  }

  @Test
  void a_login_leads_through_the_ingress_to_the_service_with_the_page() {
    Ports ports = Ports.standard().with("ingress-service=18080,telemetry-etl=18084");
    SuiteEnvironment environment = environment(settings.on(ports));

    assertThat(environment.of(Service.TELEMETRY))
        .containsEntry("SUITE_LOGIN_PUBLIC_URL", "http://localhost:18080")
        .containsEntry("SUITE_LOGIN_CLIENT_ID", "suite-pages");
    assertThat(environment.of(Service.INGRESS))
        .containsEntry("SUITE_LOGIN_PAGES_TELEMETRY_ETL", "http://localhost:18084")
        .doesNotContainKey("SUITE_LOGIN_CLIENT_SECRET");
    assertThat(
            environment
                .of(Service.SIMULATOR)
                .get("SUITE_SIMULATOR_OPERATOR_CLIENTS_SUITE_PAGES_REDIRECT_URIS")
                .split(","))
        .contains("http://localhost:18080/oauth2/callback/telemetry-etl");
  }

  @Test
  void what_is_added_goes_to_every_service_and_wins() {
    SuiteEnvironment environment =
        environment(settings.also(Map.of("SUITE_MANIFESTS", "other.yaml")));

    assertThat(environment.of(Service.INGRESS)).containsEntry("SUITE_MANIFESTS", "other.yaml");
    assertThat(environment.of(Service.PROCESSOR)).containsEntry("SUITE_MANIFESTS", "other.yaml");
  }

  private static SuiteEnvironment environment(StackSettings settings) {
    return new SuiteEnvironment(
        settings,
        "127.0.0.1:9092",
        login("settings"),
        login("ingress"),
        login("dispatcher"),
        login("lifecycle"),
        Path.of("keys"));
  }

  private static Database login(String user) {
    return new Database("jdbc:postgresql://127.0.0.1/x", user, "not a real password");
  }
}
