package io.marketsuite.token.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.token.IssuerHost;
import io.marketsuite.token.SigningAlgorithm;
import io.marketsuite.token.VerifierConfig;
import io.marketsuite.token.VerifierConfigBuilder;
import io.marketsuite.token.adapter.file.RulesReload.Outcome;
import io.marketsuite.token.carerix.CarerixTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that follow a real file, replaced as people and Kubernetes replace files. */
class RulesReloadTest {
  private static final String ONE = "hosts: [https://id.carerix.io]\n";
  private static final String TWO =
      "hosts:\n  - https://id.carerix.io\n  - id-2.carerix.io\nrealm-pattern: '[a-z]{2,20}'\n";

  @TempDir Path folder;
  private Path file;
  private final List<VerifierConfig> inForce = new ArrayList<>();

  @BeforeEach
  void aFileWithOneHost() throws IOException {
    file = folder.resolve("identity.yaml");
    Files.writeString(file, ONE);
  }

  private RulesReload reload() {
    return new RulesReload(file, RulesReloadTest::configured);
  }

  private static VerifierConfigBuilder configured() {
    return CarerixTokens.config().hosts(Set.of("id-9.carerix.io"));
  }

  private RulesReload loaded() {
    RulesReload reload = reload();
    reload.load();
    return reload;
  }

  private Outcome poll(RulesReload reload) {
    return reload.poll(inForce::add);
  }

  private void replace(String content) throws IOException {
    Path next = folder.resolve("identity.yaml.next");
    Files.writeString(next, content);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Set<IssuerHost> hosts(String... bases) {
    return Set.copyOf(List.of(bases).stream().map(IssuerHost::new).toList());
  }

  @Test
  void the_file_wins_over_the_configuration_for_what_it_names() {
    VerifierConfig config = reload().load();

    assertThat(config.hosts()).isEqualTo(hosts("https://id.carerix.io"));
    assertThat(config.realmPattern()).isEqualTo(configured().build().realmPattern());
  }

  @Test
  void every_rule_can_stand_in_the_file() throws IOException {
    replace(TWO + "tenant-claim: any-text\nalgorithms: [RS256, ES256]\n");

    VerifierConfig config = reload().load();

    assertThat(config.hosts()).isEqualTo(hosts("https://id.carerix.io", "https://id-2.carerix.io"));
    assertThat(config.realmPattern()).isEqualTo("[a-z]{2,20}");
    assertThat(config.tenantClaim()).isEqualTo(VerifierConfig.TenantClaim.ANY_TEXT);
    assertThat(config.algorithms())
        .containsExactlyInAnyOrder(SigningAlgorithm.RS256, SigningAlgorithm.ES256);
  }

  @Test
  void a_file_that_did_not_change_is_no_news() {
    RulesReload reload = loaded();

    assertThat(poll(reload)).isEqualTo(new Outcome.Unchanged());
    assertThat(inForce).isEmpty();
  }

  @Test
  void a_file_that_was_touched_or_written_again_with_the_same_content_is_no_news()
      throws IOException {
    RulesReload reload = loaded();

    replace(ONE);

    assertThat(poll(reload)).isEqualTo(new Outcome.Unchanged());
  }

  @Test
  void a_file_renamed_into_place_is_in_force_after_the_next_look() throws IOException {
    RulesReload reload = loaded();

    replace(TWO);

    assertThat(poll(reload)).isInstanceOf(Outcome.Applied.class);
    assertThat(inForce).singleElement().satisfies(it -> assertThat(it.hosts()).hasSize(2));
    assertThat(poll(reload)).isEqualTo(new Outcome.Unchanged());
  }

  @Test
  void a_link_that_is_turned_as_kubernetes_does_is_in_force_after_the_next_look()
      throws IOException {
    Path mount = Files.createDirectory(folder.resolve("mount"));
    version(mount, "..2026_05_04_10_00_00.1", ONE);
    Path data = mount.resolve("..data");
    Files.createSymbolicLink(data, Path.of("..2026_05_04_10_00_00.1"));
    file = mount.resolve("identity.yaml");
    Files.createSymbolicLink(file, Path.of("..data", "identity.yaml"));
    RulesReload reload = loaded();

    version(mount, "..2026_05_04_10_05_00.2", TWO);
    Path turned = mount.resolve("..data_tmp");
    Files.createSymbolicLink(turned, Path.of("..2026_05_04_10_05_00.2"));
    Files.move(turned, data, StandardCopyOption.ATOMIC_MOVE);

    assertThat(poll(reload)).isInstanceOf(Outcome.Applied.class);
    assertThat(inForce).singleElement().satisfies(it -> assertThat(it.hosts()).hasSize(2));
  }

  private static void version(Path mount, String name, String content) throws IOException {
    Files.writeString(Files.createDirectory(mount.resolve(name)).resolve("identity.yaml"), content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "# nothing\n",
        "{}",
        "null",
        "just a text",
        "- a\n- list\n",
        "hosts:\n",
        "hosts: []",
        "hosts: id.carerix.io",
        "hosts: [~]",
        "hosts: [17]",
        "hosts: ['']",
        "hosts: [[id.carerix.io]]",
        "hosts: [http://id.carerix.io]",
        "hosts: [https://id.carerix.io:8443]",
        "hosts: [https://id.carerix.io/]",
        "hosts: [ID.carerix.io]",
        "hosts: ['*.carerix.io']",
        "host: [id.carerix.io]",
        "hosts: [id.carerix.io]\nhosts: [id-2.carerix.io]",
        "hosts: [id.carerix.io]\nmaster-issuer: https://evil.example/auth/realms/master",
        "hosts: [id.carerix.io]\nallow-insecure-hosts: true",
        "hosts: [id.carerix.io]\n---\nhosts: [id-2.carerix.io]",
        "hosts: [id.carerix.io",
        "hosts: &a [id.carerix.io]\nalgorithms: *b",
        "realm-pattern: '['",
        "realm-pattern: 12",
        "tenant-claim: none",
        "algorithms: [none]",
        "algorithms: [HS256]",
        "algorithms: []",
        "\tbroken",
      })
  void a_broken_or_empty_file_keeps_the_last_good_rules_and_is_told_once(String broken)
      throws IOException {
    RulesReload reload = loaded();

    replace(broken);

    assertThat(poll(reload))
        .isInstanceOfSatisfying(
            Outcome.Kept.class,
            kept ->
                assertThat(kept.why())
                    .startsWith("The identity file " + file + " cannot be used: ")
                    .doesNotContain("\n"));
    assertThat(poll(reload)).isEqualTo(new Outcome.Unchanged());
    assertThat(inForce).isEmpty();
  }

  @Test
  void a_mended_file_is_in_force_again() throws IOException {
    RulesReload reload = loaded();
    replace("hosts: [");
    poll(reload);

    replace(ONE);

    assertThat(poll(reload)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void a_file_that_is_gone_keeps_the_last_good_rules_and_is_told_once() throws IOException {
    RulesReload reload = loaded();

    Files.delete(file);

    assertThat(poll(reload)).isInstanceOf(Outcome.Kept.class);
    assertThat(poll(reload)).isEqualTo(new Outcome.Unchanged());
  }

  @Test
  void a_file_larger_than_any_list_of_hosts_is_not_read() throws IOException {
    RulesReload reload = loaded();

    replace(ONE + "#".repeat(64 * 1024));

    assertThat(poll(reload)).isInstanceOf(Outcome.Kept.class);
  }

  @Test
  void octets_that_are_no_utf_8_are_a_broken_file() throws IOException {
    RulesReload reload = loaded();

    Files.write(file, "hosts: [caf\u00e9.example]".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(poll(reload)).isInstanceOf(Outcome.Kept.class);
  }

  @Test
  void at_the_start_a_broken_file_stops_everything_with_a_sentence() throws IOException {
    replace("hosts: [https://id.carerix.io:8443]");

    assertThatThrownBy(() -> reload().load())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("https without a port");
  }

  @Test
  void at_the_start_a_missing_file_stops_everything_with_a_sentence() throws IOException {
    Files.delete(file);

    assertThatThrownBy(() -> reload().load())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("cannot be read");
  }
}
