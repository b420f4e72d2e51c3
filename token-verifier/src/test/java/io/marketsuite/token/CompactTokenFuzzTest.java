package io.marketsuite.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Step 1: a text that passes has exactly one spelling, and it is this one. */
class CompactTokenFuzzTest {
  private static final int LIMIT = 8 * 1024;

  static Stream<String> seeds() {
    return Stream.of(
        "",
        "Bearer ",
        "Bearer YQ.YQ.YQ",
        "YQ.YQ.YR",
        "YQ==.YQ.YQ",
        "YQ.YQ.YQ.YQ",
        "bearer YWJj.-_-_.AAAA",
        Tokens.forTenant().build());
  }

  @MethodSource("seeds")
  @FuzzTest
  void what_passes_re_encodes_to_the_same_text(@NotNull String authorization) {
    CompactToken token;
    try {
      token = CompactToken.parse(authorization, LIMIT);
    } catch (Refusal refused) {
      assertThat(refused.reason())
          .isIn(
              RefusalReason.MISSING,
              RefusalReason.TOO_LARGE,
              RefusalReason.SHAPE,
              RefusalReason.NOT_CANONICAL);
      return;
    }
    String[] parts = token.text().split("\\.", -1);
    assertThat(parts).hasSize(3);
    assertThat(Tokens.base64(token.header())).isEqualTo(parts[0]).isNotEmpty();
    assertThat(Tokens.base64(token.payload())).isEqualTo(parts[1]).isNotEmpty();
    assertThat(parts[2]).matches("[A-Za-z0-9_-]+");
    assertThat(authorization).endsWith(token.text());
    assertThat(token.text()).hasSizeLessThanOrEqualTo(LIMIT);
  }
}
