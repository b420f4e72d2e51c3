package io.marketsuite.keyring;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.signature.Ed25519Parameters;
import com.google.crypto.tink.signature.SignatureConfig;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** The kinds of key we use, and the few calls into Tink that all of them share. */
final class Tink {
  static final Parameters DATA_KEY;
  static final Parameters MASTER_KEY;
  static final Parameters WRAPPING_KEY;
  static final Parameters FINGERPRINT_KEY;
  static final Parameters RECEIPT_KEY;

  static {
    try {
      AeadConfig.register();
      HybridConfig.register();
      MacConfig.register();
      SignatureConfig.register();
      DATA_KEY = aes256Gcm(AesGcmParameters.Variant.NO_PREFIX);
      MASTER_KEY = aes256Gcm(AesGcmParameters.Variant.TINK);
      WRAPPING_KEY =
          HpkeParameters.builder()
              .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
              .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
              .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
              .setVariant(HpkeParameters.Variant.TINK)
              .build();
      // Without a prefix: fingerprints are compared by key id, which stands beside them.
      FINGERPRINT_KEY =
          HmacParameters.builder()
              .setKeySizeBytes(32)
              .setTagSizeBytes(32)
              .setHashType(HmacParameters.HashType.SHA256)
              .setVariant(HmacParameters.Variant.NO_PREFIX)
              .build();
      RECEIPT_KEY = Ed25519Parameters.create(Ed25519Parameters.Variant.TINK);
    } catch (GeneralSecurityException unavailable) {
      throw new ExceptionInInitializerError(unavailable);
    }
  }

  private Tink() {}

  private static AesGcmParameters aes256Gcm(AesGcmParameters.Variant variant)
      throws GeneralSecurityException {
    return AesGcmParameters.builder()
        .setKeySizeBytes(32)
        .setIvSizeBytes(12)
        .setTagSizeBytes(16)
        .setVariant(variant)
        .build();
  }

  static KeysetHandle generate(Parameters kind) {
    try {
      return KeysetHandle.generateNew(kind);
    } catch (GeneralSecurityException refused) {
      throw new KeyringException("A key could not be made", refused);
    }
  }

  static <P> P primitive(KeysetHandle keys, Class<P> kind) {
    try {
      return keys.getPrimitive(RegistryConfiguration.get(), kind);
    } catch (GeneralSecurityException refused) {
      throw new KeyringException("The keys are not of the kind " + kind.getSimpleName());
    }
  }

  static byte[] serialize(KeysetHandle secretKeys) {
    try {
      return TinkProtoKeysetFormat.serializeKeyset(secretKeys, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException refused) {
      throw new KeyringException("A key could not be serialized");
    }
  }

  /** Reads a serialized data key and refuses any other kind than the one asked for. */
  static KeysetHandle parse(byte[] serialized, Parameters kind) throws GeneralSecurityException {
    KeysetHandle keys =
        TinkProtoKeysetFormat.parseKeyset(serialized, InsecureSecretKeyAccess.get());
    requireKind(keys, kind);
    return keys;
  }

  static void requireKind(KeysetHandle keys, Parameters kind) throws GeneralSecurityException {
    for (int i = 0; i < keys.size(); i++) {
      if (!keys.getAt(i).getKey().getParameters().equals(kind)) {
        throw new GeneralSecurityException("another kind of key");
      }
    }
  }

  /** A Tink key id as text: it is an unsigned 32-bit number. */
  static String keyId(KeysetHandle.Entry entry) {
    return Integer.toUnsignedString(entry.getId());
  }

  static String base64Url(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  /**
   * @throws CannotOpenException if it is not base64url in its canonical spelling
   */
  static byte[] fromBase64Url(String text, String what) {
    try {
      byte[] octets = Base64.getUrlDecoder().decode(text);
      if (base64Url(octets).equals(text)) {
        return octets;
      }
    } catch (IllegalArgumentException notBase64) {
      // Falls through to the one answer for everything that does not open.
    }
    throw new CannotOpenException(what);
  }
}
