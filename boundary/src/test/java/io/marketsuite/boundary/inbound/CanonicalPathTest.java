package io.marketsuite.boundary.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalPathTest {

  static Stream<Arguments> faulty() {
    return Stream.of(
        arguments("nothing", "", TargetFault.NOT_A_PATH),
        arguments("the server itself", "*", TargetFault.NOT_A_PATH),
        arguments("an authority", "localhost:8080", TargetFault.NOT_A_PATH),
        arguments("the absolute form", "http://localhost/features", TargetFault.NOT_A_PATH),
        arguments("another scheme", "file:///etc/passwd", TargetFault.NOT_A_PATH),
        arguments("a relative path", "features/x", TargetFault.NOT_A_PATH),
        arguments("a query alone", "?a=b", TargetFault.NOT_A_PATH),
        arguments("a matrix parameter", "/features;x/y", TargetFault.CHARACTER),
        arguments("a matrix parameter at the end", "/features/y;", TargetFault.CHARACTER),
        arguments("a backslash", "/features\\x", TargetFault.CHARACTER),
        arguments("a space", "/a b", TargetFault.CHARACTER),
        arguments("a null byte", "/a\0", TargetFault.CHARACTER),
        arguments("a tab", "/a\tb", TargetFault.CHARACTER),
        arguments("another alphabet", "/f\u00e9atures", TargetFault.CHARACTER),
        arguments("a full-width solidus", "/a\uff0fb", TargetFault.CHARACTER),
        arguments("a colon", "/a:b", TargetFault.CHARACTER),
        arguments("an at sign", "/a@b", TargetFault.CHARACTER),
        arguments("a plus", "/a+b", TargetFault.CHARACTER),
        arguments("a bar", "/a|b", TargetFault.CHARACTER),
        arguments("an encoded semicolon", "/features%3Bx", TargetFault.ENCODED),
        arguments("an encoded slash", "/features%2fx", TargetFault.ENCODED),
        arguments("an encoded backslash", "/features%5Cx", TargetFault.ENCODED),
        arguments("encoded dots", "/%2e%2e/x", TargetFault.ENCODED),
        arguments("dots encoded twice", "/%252e%252e/x", TargetFault.ENCODED),
        arguments("an overlong encoding", "/%c0%ae%c0%ae/x", TargetFault.ENCODED),
        arguments("an encoded null byte", "/a%00", TargetFault.ENCODED),
        arguments("an encoded letter", "/%66eatures", TargetFault.ENCODED),
        arguments("an encoding that is none", "/%zz", TargetFault.ENCODED),
        arguments("two slashes at the start", "//features", TargetFault.EMPTY_SEGMENT),
        arguments("two slashes", "/features//x", TargetFault.EMPTY_SEGMENT),
        arguments("a slash at the end", "/features/", TargetFault.EMPTY_SEGMENT),
        arguments("two slashes alone", "//", TargetFault.EMPTY_SEGMENT),
        arguments("a dot", "/./features", TargetFault.DOT_SEGMENT),
        arguments("a dot at the end", "/features/.", TargetFault.DOT_SEGMENT),
        arguments("two dots", "/a/../features", TargetFault.DOT_SEGMENT),
        arguments("two dots at the end", "/features/..", TargetFault.DOT_SEGMENT),
        arguments("two dots alone", "/..", TargetFault.DOT_SEGMENT),
        arguments("a fragment", "/features#x", TargetFault.FRAGMENT),
        arguments("a fragment behind a query", "/features?a#x", TargetFault.FRAGMENT),
        arguments("a space in the query", "/a?b c", TargetFault.CHARACTER),
        arguments("a line break in the query", "/a?b\r\nc", TargetFault.CHARACTER),
        arguments("a backslash in the query", "/a?b\\c", TargetFault.CHARACTER),
        arguments("another alphabet in the query", "/a?\u00e9", TargetFault.CHARACTER),
        arguments("a path of 1025 characters", "/" + "a".repeat(1024), TargetFault.TOO_LONG),
        arguments("a query of 4097 characters", "/?" + "a".repeat(4097), TargetFault.TOO_LONG));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faulty")
  void is_refused(String what, String target, TargetFault fault) {
    assertThat(CanonicalPath.faultOf(target)).contains(fault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?",
        "/features/management",
        "/features/a-feature_1.x~/management",
        "/api/v1/features/Customer.Name/partner",
        "/...",
        "/.well-known/x",
        "/a..b",
        "/login/callback?code=a%2Fb&state=%7B%7D&iss=https://id.example/auth/realms/x",
        "/a?b=/../c;d"
      })
  void is_canonical(String target) {
    assertThat(CanonicalPath.faultOf(target)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1023})
  void is_canonical_up_to_1024_characters(int letters) {
    assertThat(CanonicalPath.faultOf("/" + "a".repeat(letters))).isEmpty();
  }
}
