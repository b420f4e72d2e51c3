package io.marketsuite.boundary.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class OutboundUrlsFuzzTest {
  private static final String HOST = "api.carerix.io";
  private static final String WITH_PORT = "callbacks.example:8443";
  private static final OutboundUrls RULE = new OutboundUrls(Set.of(HOST, WITH_PORT), false);

  static Stream<String> seeds() {
    Stream<String> allowed =
        Stream.of(
            "https://api.carerix.io/features/v1/callback?a=%20&b=/?:@",
            "https://api.carerix.io",
            "https://API.CARERIX.IO?x",
            "HTTPS://callbacks.example:8443/..;/x");
    return Stream.concat(allowed, RefusedUrls.table().map(row -> (String) row.get()[1]));
  }

  @MethodSource("seeds")
  @FuzzTest
  void whatever_is_allowed_is_the_same_listed_host_to_every_reader(@NotNull String text) {
    RULE.check(text).ifPresent(url -> assertEveryReaderAgrees(text, url));
  }

  private static void assertEveryReaderAgrees(String text, OutboundUrl url) {
    assertThat(url.encrypted()).isTrue();
    assertThat(url.host() + ":" + url.port()).isIn(HOST + ":443", WITH_PORT);
    assertThat(url.target()).startsWith("/").matches("[!-~]+").doesNotContain("#");
    assertReadByEyes(text);
    assertReadByTheJdk(text, url);
    assertReadByVertx(text, url);
    assertStable(url);
  }

  /** The text itself: a listed host, and then a path, a query or nothing. */
  private static void assertReadByEyes(String text) {
    assertThat(text.toLowerCase(Locale.ROOT))
        .matches("https://(api\\.carerix\\.io|callbacks\\.example:8443)([/?][!-~]*)?");
  }

  private static void assertReadByTheJdk(String text, OutboundUrl url) {
    URI uri = URI.create(text);
    assertThat(uri.getHost()).isEqualToIgnoringCase(url.host());
    assertThat(uri.getRawUserInfo()).isNull();
    assertThat(uri.getRawFragment()).isNull();
  }

  private static void assertReadByVertx(String text, OutboundUrl url) {
    RequestOptions options = new RequestOptions().setAbsoluteURI(text);
    assertThat(options.getHost()).isEqualToIgnoringCase(url.host());
    assertThat(options.isSsl()).isTrue();
    assertThat(options.getPort()).isEqualTo(url.port());
  }

  /** What is called is allowed again, and is the same. */
  private static void assertStable(OutboundUrl url) {
    String origin = "https://" + (url.port() == 443 ? url.host() : WITH_PORT);
    OutboundUrl again = RULE.check(origin + url.target()).orElseThrow();
    assertThat(again).hasToString(url.toString());
    assertThat(again.target()).isEqualTo(url.target());
  }
}
