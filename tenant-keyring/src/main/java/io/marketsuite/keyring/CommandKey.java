package io.marketsuite.keyring;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;

/**
 * The data key of one secret-bearing command: AES-256-GCM, fresh for each command, so that
 * destroying its wrapped form makes the command's values unreadable wherever they were copied
 * (lifecycle rules, "Sealing").
 *
 * <pre>
 *   ingress:           create ► seal fields ► wrapFor(public key) ► PostgreSQL, then Kafka
 *   settings-service:  WrappingPrivateKey.open ► unseal fields ► store ► delete the wrapped key
 * </pre>
 *
 * <p>Immutable and thread-safe. Never serialized but wrapped.
 */
public final class CommandKey {
  private static final String WHAT = "A sealed value";

  private final SealingScope scope;
  private final KeysetHandle keys;
  private final Aead aead;

  CommandKey(SealingScope scope, KeysetHandle keys) {
    this.scope = scope;
    this.keys = keys;
    this.aead = Tink.primitive(keys, Aead.class);
  }

  /** A fresh random key for this scope. */
  public static CommandKey create(SealingScope scope) {
    return new CommandKey(scope, Tink.generate(Tink.DATA_KEY));
  }

  /** To whom this key belongs. */
  public SealingScope scope() {
    return scope;
  }

  /** Seals octets as the value of a field; base64url without padding. */
  public String seal(String field, byte[] plaintext) {
    try {
      return Tink.base64Url(aead.encrypt(plaintext, scope.field(field).associatedData()));
    } catch (GeneralSecurityException refused) {
      throw new KeyringException("A value could not be sealed");
    }
  }

  /** Seals a text as the value of a field. */
  public String seal(String field, Secret plaintext) {
    return seal(field, plaintext.octets());
  }

  /**
   * Opens what was sealed under this key for this field.
   *
   * @throws CannotOpenException if it was not
   */
  public byte[] unseal(String field, String sealed) {
    try {
      return aead.decrypt(Tink.fromBase64Url(sealed, WHAT), scope.field(field).associatedData());
    } catch (GeneralSecurityException doesNotOpen) {
      throw new CannotOpenException(WHAT);
    }
  }

  /**
   * Opens a text that was sealed under this key for this field.
   *
   * @throws CannotOpenException if it was not
   */
  public Secret unsealText(String field, String sealed) {
    return Secret.fromOctets(unseal(field, sealed));
  }

  /** This key, readable only to the holder of the private key and only in this key's scope. */
  public byte[] wrapFor(WrappingPublicKey recipient) {
    return recipient.wrap(Tink.serialize(keys), scope.wrappingContext());
  }

  @Override
  public String toString() {
    return "CommandKey[" + scope + "]";
  }
}
