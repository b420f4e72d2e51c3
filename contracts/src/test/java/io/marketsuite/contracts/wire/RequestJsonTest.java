package io.marketsuite.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestJsonTest {
  record Asked(Optional<Long> aNumber, Optional<String> aText, Optional<Boolean> aSwitch) {}

  static Stream<Arguments> refused() {
    String deep = "{\"x\":" + "[".repeat(32) + "]".repeat(32) + "}";
    return Stream.of(
        arguments("nothing", utf8("")),
        arguments("a space", utf8(" ")),
        arguments("null", utf8("null")),
        arguments("a list", utf8("[]")),
        arguments("a text", utf8("\"{}\"")),
        arguments("a cut object", utf8("{\"a_number\":1")),
        arguments("something behind it", utf8("{} {}")),
        arguments("a bracket behind it", utf8("{}}")),
        arguments("a comment", utf8("{/**/}")),
        arguments("a trailing comma", utf8("{\"a_number\":1,}")),
        arguments("single quotes", utf8("{'a_number':1}")),
        arguments("a name twice", utf8("{\"a_number\":1,\"a_number\":2}")),
        arguments("a name twice, once escaped", utf8("{\"x\":1,\"\\u0078\":2}")),
        arguments("a name twice in what is ignored", utf8("{\"x\":{\"y\":1,\"y\":2}}")),
        arguments("33 levels", utf8(deep)),
        arguments("a number as text", utf8("{\"a_number\":\"1\"}")),
        arguments("an empty text as number", utf8("{\"a_number\":\"\"}")),
        arguments("a fraction", utf8("{\"a_number\":1.5}")),
        arguments("a number beyond a long", utf8("{\"a_number\":9223372036854775808}")),
        arguments("a text as number", utf8("{\"a_text\":1}")),
        arguments("a text as switch", utf8("{\"a_text\":true}")),
        arguments("a switch as text", utf8("{\"a_switch\":\"true\"}")),
        arguments("a switch as number", utf8("{\"a_switch\":1}")),
        arguments("half a character", utf8("{\"a_text\":\"\\ud800\"}")),
        arguments("half a character in a name", utf8("{\"\\udc00\":1}")),
        arguments("a byte order mark", utf8("\uFEFF{}")),
        arguments("UTF-16", "{}".getBytes(StandardCharsets.UTF_16BE)),
        arguments("UTF-32", "{}".getBytes(Charset.forName("UTF-32BE"))),
        arguments("ISO 8859-1", "{\"a_text\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void is_refused(String what, byte[] octets) {
    assertThatThrownBy(() -> RequestJson.read(octets, Asked.class))
        .isInstanceOf(UnreadableRecordException.class);
  }

  @Test
  void a_record_is_read_and_unknown_fields_are_ignored() {
    byte[] octets =
        utf8("{\"a_number\":7,\"a_text\":\"\\ud83d\\ude00\",\"a_switch\":true,\"newer\":[{}]}");

    Asked asked = RequestJson.read(octets, Asked.class);

    assertThat(asked).isEqualTo(new Asked(Optional.of(7L), Optional.of("😀"), Optional.of(true)));
  }

  @Test
  void thirty_two_levels_are_read() {
    byte[] octets = utf8("{\"x\":" + "[".repeat(31) + "]".repeat(31) + "}");

    assertThat(RequestJson.read(octets, Asked.class).aText()).isEmpty();
  }

  @Test
  void the_message_holds_nothing_of_the_value() {
    assertThatThrownBy(() -> RequestJson.read(utf8("{\"a_number\":\"value-canary\"}"), Asked.class))
        .hasMessageNotContaining("canary");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_tree_is_an_object_or_an_array_with_numbers_as_they_were_written() {
    assertThat(RequestJson.tree("{\"a\":1.50}".getBytes(StandardCharsets.UTF_8)).toString())
        .isEqualTo("{\"a\":1.50}");
    assertThat(RequestJson.tree("[{}]".getBytes(StandardCharsets.UTF_8)).isArray()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "\"text\"",
        "null",
        "{\"a\":1,\"a\":2}",
        "[1] [2]",
        "{\"a\":\"\\ud800\"}"
      })
  void a_tree_that_is_not_acceptable_is_refused_without_being_repeated(String text) {
    assertThatThrownBy(() -> RequestJson.tree(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableRecordException.class);
  }
}
