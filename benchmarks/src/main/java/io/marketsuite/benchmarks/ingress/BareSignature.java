package io.marketsuite.benchmarks.ingress;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.function.Predicate;

/** RS256 under one key, and no other check: not fit to guard anything. One per event loop. */
final class BareSignature implements Predicate<String> {
  private final Signature signature;
  private final PublicKey key;

  private BareSignature(PublicKey key) throws GeneralSecurityException {
    this.signature = Signature.getInstance("SHA256withRSA");
    this.key = key;
  }

  static BareSignature of(byte[] publicKey) {
    try {
      return new BareSignature(
          KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(publicKey)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public boolean test(String token) {
    int end = token.lastIndexOf('.');
    try {
      signature.initVerify(key);
      signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
