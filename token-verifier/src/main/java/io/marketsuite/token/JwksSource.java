package io.marketsuite.token;

import java.util.concurrent.CompletionStage;

/**
 * Where an issuer's keys come from. Whoever supplies the source decides whom the verifier trusts.
 *
 * <p>The verifier does the caching, the sharing and the limiting; a source just fetches.
 * Implementations are safe for use by several threads.
 */
@FunctionalInterface
public interface JwksSource {

  /**
   * Fetches the issuer's keys once, without blocking. Any failure (unreachable, refused, too large,
   * unreadable) completes the stage exceptionally; a document without a usable key is a success
   * with no keys.
   */
  CompletionStage<SigningKeys> fetch(IssuerUrls issuer);
}
