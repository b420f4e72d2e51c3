package io.marketsuite.operator;

import static io.marketsuite.operator.TestIssuer.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.Test;

class TokenParserTest {
  @Test
  void an_issuer_that_is_away_is_asked_again_after_a_pause_and_not_before() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    try (TestIssuer issuer = new TestIssuer()) {
      issuer.status = 503;
      TokenParser parser = new TokenParser(now::get);
      JWTAuthContextInfo where = new JWTAuthContextInfo(issuer.keysUrl(), ISSUER);

      for (int i = 0; i < 10; i++) {
        assertThatThrownBy(() -> parser.getVerificationKeyResolver(where))
            .isInstanceOf(UnresolvableKeyException.class);
      }
      assertThat(issuer.fetches).hasValue(1);

      issuer.status = 200;
      now.set(now.get().plus(TokenParser.PAUSE));
      assertThat(parser.getVerificationKeyResolver(where)).isNotNull();
    }
  }

  @Test
  void keys_of_an_issuer_that_was_not_heard_of_for_too_long_are_not_believed() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    try (TestIssuer issuer = new TestIssuer()) {
      TokenParser parser = new TokenParser(now::get);
      JWTAuthContextInfo where = new JWTAuthContextInfo(issuer.keysUrl(), ISSUER);
      where.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
      String token = TestIssuer.signed(issuer.rsa, "RS256", TestIssuer.claims(now.get()));
      assertThat(parser.parse(token, where)).isNotNull();
      issuer.status = 503;

      now.set(now.get().plus(IssuerKeys.MAX_AGE));
      assertThat(parser.parse(token, where)).isNotNull();

      now.set(now.get().plusSeconds(1));
      assertThatThrownBy(() -> parser.parse(token, where))
          .satisfies(fault -> assertThat(JoseFaults.name(fault)).isEqualTo(TokenRefusal.KEY));
    }
  }
}
