package io.marketsuite.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void shows_a_mask_wherever_it_is_printed() {
    Secret secret = Secret.of("canary");

    assertThat("" + secret).isEqualTo("***");
    assertThat(List.of(secret).toString() + Map.of("k", secret) + String.format("%s", secret))
        .doesNotContain("canary");
    assertThat(Secret.of("").toString()).isEqualTo(Secret.of("a longer one").toString());
  }

  @Test
  void is_compared_only_on_purpose() {
    Secret one = Secret.of("canary");
    Secret same = Secret.of("canary");

    assertThat(one).isNotEqualTo(same);
    assertThat(one.sameAs(same)).isTrue();
    assertThat(one.sameAs(Secret.of("canarz"))).isFalse();
    assertThat(one.sameAs(Secret.of("canary "))).isFalse();
  }

  @Test
  void has_no_getter_that_a_serializer_would_find() {
    assertThat(Secret.class.getMethods())
        .noneMatch(
            method ->
                method.getName().matches("(get|is)[A-Z].*")
                    && method.getDeclaringClass() == Secret.class);
    assertThat(Secret.class.getFields()).isEmpty();
    assertThat(java.io.Serializable.class.isAssignableFrom(Secret.class)).isFalse();
  }

  @Test
  void half_a_surrogate_pair_is_refused_without_being_quoted() {
    assertThatThrownBy(() -> Secret.of("canary\ud800"))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(refusal -> assertThat(everythingPrinted(refusal)).doesNotContain("canary"));
  }

  @Test
  void what_does_not_open_is_not_quoted_either() {
    CommandKey key = CommandKey.create(KeysFixture.ACME);

    assertThatThrownBy(() -> key.unseal("field", "canary!"))
        .satisfies(refusal -> assertThat(everythingPrinted(refusal)).doesNotContain("canary"));
  }

  private static String everythingPrinted(Throwable refusal) {
    StringWriter text = new StringWriter();
    refusal.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
