package io.marketsuite.testsupport.oidc;

import io.marketsuite.testsupport.token.ForgedToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** What a code stands for: who logged in, and for which request. */
record CodeGrant(
    String user,
    String role,
    TokenFault fault,
    String nonce,
    String challenge,
    String redirectUri) {
  static CodeGrant of(Map<String, String> request) {
    return new CodeGrant(
        request.get("test_user"),
        request.get("test_role"),
        TokenFault.valueOf(request.get("test_fault")),
        request.get("nonce"),
        request.get("code_challenge"),
        request.get("redirect_uri"));
  }

  /** RFC 7636, section 4.6. */
  boolean isFor(Map<String, String> form) {
    try {
      byte[] verifier = form.getOrDefault("code_verifier", "").getBytes(StandardCharsets.US_ASCII);
      String hashed = ForgedToken.base64(MessageDigest.getInstance("SHA-256").digest(verifier));
      return hashed.equals(challenge) && redirectUri.equals(form.get("redirect_uri"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
