package io.marketsuite.simulator.application;

import io.marketsuite.simulator.identity.OAuthClient;
import io.marketsuite.simulator.identity.Realm;
import io.marketsuite.simulator.identity.Realms;
import io.marketsuite.simulator.identity.TokenKind;
import io.marketsuite.simulator.identity.TokenMinter;
import io.marketsuite.simulator.identity.TokenOrder;
import io.marketsuite.simulator.identity.User;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Mints the marketplace's own tokens, and whatever tokens a test wants. Safe for many threads. */
public final class TokenDesk {
  private final Realms realms;
  private final TokenMinter minter;
  private final Duration lifetime;

  public TokenDesk(Realms realms, TokenMinter minter, Duration lifetime) {
    this.realms = realms;
    this.minter = minter;
    this.lifetime = lifetime;
  }

  /**
   * How a token departs from the marketplace's usual one; null everywhere means "as usual".
   *
   * @param realm another realm's token, such as master
   * @param type {@code ACCESS}, {@code ID} or {@code REFRESH}
   * @param user the token of this user of the realm instead of the client's own
   * @param clientId another client of the realm; made up if the realm has none such
   * @param lifetimeSeconds negative makes one that has expired
   * @param claims replace or add claims; a null value removes one
   * @param foreignKey signs with a key that was never published
   * @param kid replaces the key id
   */
  public record Wish(
      String realm,
      TokenKind type,
      String user,
      String clientId,
      Long lifetimeSeconds,
      Map<String, Object> claims,
      Boolean foreignKey,
      String kid) {

    /** The usual token. */
    public static Wish usual() {
      return new Wish(null, null, null, null, null, null, null, null);
    }
  }

  /** A minted token. */
  public record Minted(String accessToken, long expiresIn, String issuer, String clientId) {
    @Override
    public String toString() {
      return "Minted[" + clientId + " at " + issuer + "]";
    }
  }

  /** The marketplace's token for this realm. */
  String marketplaceToken(Realm realm) {
    OAuthClient client = realm.client(Realms.MARKETPLACE_CLIENT).orElseThrow();
    return minter.mint(TokenOrder.of(realm, client, lifetime));
  }

  /** The marketplace's token for a tenant that has left. */
  String masterToken() {
    return marketplaceToken(realms.named(Realms.MASTER).orElseThrow());
  }

  /**
   * Mints what a test wants.
   *
   * @throws Problem not found, for a realm or a user that does not exist
   */
  public Minted mint(String realmName, Wish wish) {
    String name = wish.realm() == null ? realmName : wish.realm();
    Realm realm =
        realms
            .named(name)
            .orElseThrow(
                () ->
                    new Problem(
                        Problem.Code.NOT_FOUND,
                        "There is no realm '%s'.".formatted(Text.plain(name))));
    String clientId = wish.clientId() == null ? Realms.MARKETPLACE_CLIENT : wish.clientId();
    Duration life =
        wish.lifetimeSeconds() == null ? lifetime : Duration.ofSeconds(wish.lifetimeSeconds());
    OAuthClient client = realm.client(clientId).orElseGet(() -> stranger(clientId));
    String token =
        minter.mint(
            new TokenOrder(
                realm,
                client,
                wish.type() == null ? TokenKind.ACCESS : wish.type(),
                Optional.ofNullable(wish.user()).map(user -> user(realm, user)),
                life,
                wish.claims() == null ? Map.of() : wish.claims(),
                Boolean.TRUE.equals(wish.foreignKey()),
                Optional.ofNullable(wish.kid())));
    return new Minted(token, life.toSeconds(), realm.issuer(), clientId);
  }

  private static User user(Realm realm, String name) {
    return realm
        .user(name)
        .orElseThrow(
            () ->
                new Problem(
                    Problem.Code.NOT_FOUND, "There is no user '%s'.".formatted(Text.plain(name))));
  }

  private static OAuthClient stranger(String clientId) {
    OAuthClient like = Tenants.marketplaceClient();
    return new OAuthClient(clientId, like.subject(), like.secret(), like.scopes(), like.groups());
  }
}
