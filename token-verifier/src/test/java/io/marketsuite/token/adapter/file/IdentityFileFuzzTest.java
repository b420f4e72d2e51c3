package io.marketsuite.token.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.marketsuite.token.IssuerHost;
import io.marketsuite.token.VerifierConfig;
import io.marketsuite.token.carerix.CarerixTokens;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in an identity file, it makes secure rules or is told to be broken. */
class IdentityFileFuzzTest {

  static Stream<byte[]> seeds() {
    return Stream.of(
            "hosts: [https://id.carerix.io, id-2.carerix.io]\nrealm-pattern: '[a-z]+'\n",
            "tenant-claim: any-text\nalgorithms: [RS256, PS256]\n",
            "hosts: &a [x]\nalgorithms: *a\n",
            "{\"hosts\":[\"id.carerix.io\"]}",
            "hosts: !!java.net.URL [https://id.carerix.io]",
            "%YAML 1.1\n---\n? hosts\n: - id.carerix.io\n")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void a_document_makes_secure_rules_or_is_broken(byte @NotNull [] octets) {
    VerifierConfig config;
    try {
      config =
          IdentityFile.parse(octets)
              .over(CarerixTokens.config().hosts(Set.of("id.carerix.io")))
              .build();
    } catch (IllegalArgumentException broken) {
      return;
    }
    assertThat(config.hosts()).isNotEmpty().allMatch(IssuerHost::isSecure);
    assertThat(config.algorithms()).isNotEmpty();
    assertThat(config.masterIssuer()).isEqualTo(CarerixTokens.MASTER_ISSUER);
    assertThat(config.dangerouslyAllowInsecureHosts()).isFalse();
  }
}
