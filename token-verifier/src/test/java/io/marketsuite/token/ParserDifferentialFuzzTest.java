package io.marketsuite.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.Optional;
import java.util.stream.Stream;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two readers, one token: whatever the checks before the signature accept, jose4j, which checks the
 * signature, must read as the same header and the same claims (RFC 8725 section 2.4). Signatures
 * are taken for good here, so that each text gets as far as it can.
 */
class ParserDifferentialFuzzTest {
  private static final TokenVerifier VERIFIER =
      TokenVerifier.create(
          Verifying.config().build(), FakeJwks.ofCarerix(), (key, text) -> true, new ManualClock());

  static Stream<Arguments> seeds() {
    Tokens tenant = Tokens.forTenant();
    Tokens master = Tokens.forMaster();
    return Stream.of(
        Arguments.of(tenant.headerJson(), tenant.payloadJson()),
        Arguments.of(master.headerJson(), master.payloadJson()),
        Arguments.of(
            tenant.headerJson(),
            tenant.claim("x", "[1,{\"iss\":null,\"y\":-0.1e+7}]").payloadJson()),
        Arguments.of(
            "{\"\\u0061lg\":\"RS256\",\"kid\":\"key-1\"}", Tokens.forTenant().payloadJson()),
        Arguments.of(
            "{ \"alg\":\"RS256\",\n\"kid\":\"key-1\",\"typ\":\"at+JWT\" }",
            Tokens.forTenant().claim("sub", "\"\\ud83d\\ude00/\\/\\n\"").payloadJson()),
        Arguments.of("{\"alg\":\"RS256\",\"alg\":\"none\"}", "{\"iss\":\"a\",\"iss\":\"b\"}"));
  }

  @MethodSource("seeds")
  @FuzzTest
  void jose4j_reads_what_we_accept_as_we_do(@NotNull String header, @NotNull String payload)
      throws JoseException, InvalidJwtException, MalformedClaimException {
    String text = Tokens.base64(header) + "." + Tokens.base64(payload) + ".AAAA";

    Verification outcome = Verifying.outcome(VERIFIER.verify(text, Audience.marketplace()));

    if (outcome instanceof Verification.Verified(VerifiedToken token)) {
      JsonWebSignature theirs = new JsonWebSignature();
      theirs.setCompactSerialization(text);
      assertThat(theirs.getKeyIdHeaderValue()).isEqualTo(token.keyId());
      assertThat(theirs.getAlgorithmHeaderValue()).isEqualTo("RS256");
      assertThat(theirs.getHeaders().getObjectHeaderValue("crit")).isNull();
      assertThat(theirs.getUnverifiedPayload()).isEqualTo(payload);
      sameClaims(JwtClaims.parse(theirs.getUnverifiedPayload()), token);
    }
  }

  private static void sameClaims(JwtClaims theirs, VerifiedToken ours)
      throws MalformedClaimException {
    assertThat(theirs.getIssuer()).isEqualTo(ours.issuer());
    assertThat(theirs.getStringClaimValue("azp")).isEqualTo(ours.authorizedParty());
    assertThat(theirs.getStringClaimValue("typ")).isEqualTo("Bearer");
    assertThat(Optional.ofNullable(theirs.getSubject())).isEqualTo(ours.subject());
    assertThat(theirs.getExpirationTime())
        .isEqualTo(NumericDate.fromSeconds(ours.expiresAt().getEpochSecond()));
    assertThat(theirs.getIssuedAt())
        .isEqualTo(NumericDate.fromSeconds(ours.issuedAt().getEpochSecond()));
    if (!ours.isMaster()) {
      assertThat(theirs.getStringClaimValue("tenant"))
          .isEqualTo(ours.tenantDisplay())
          .isEqualToIgnoringCase(ours.tenant());
    }
  }
}
