package io.marketsuite.settings.adapter.issuer;

import io.marketsuite.boundary.outbound.OutboundUrl;
import io.marketsuite.boundary.outbound.Reach;
import io.marketsuite.boundary.outbound.http.HttpCall;
import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.boundary.outbound.http.HttpReply;
import io.marketsuite.boundary.quarkus.OutboundConfig;
import io.marketsuite.settings.application.ReadingCredentials.ClientCredentials;
import io.marketsuite.settings.application.TokenEndpoint;
import io.marketsuite.settings.config.SettingsConfig;
import io.marketsuite.token.IssuerUrls;
import io.marketsuite.token.TokenVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Client credentials over HTTP (RFC 6749 section 4.4). The URL is rebuilt from a listed host and a
 * checked realm, so that a stored issuer cannot send a secret elsewhere; its addresses are checked
 * before one is called; no redirects; one time limit over all of it; a bounded body. Thread-safe.
 */
@ApplicationScoped
class HttpTokenEndpoint implements TokenEndpoint {
  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json");

  private final TokenVerifier issuers;
  private final InstantSource clock;
  private final HttpCalls calls;
  private final Reach reach;
  private final Duration timeout;

  @Inject
  HttpTokenEndpoint(
      TokenVerifier issuers,
      InstantSource clock,
      HttpCalls calls,
      OutboundConfig outbound,
      SettingsConfig config) {
    this(
        issuers,
        clock,
        calls,
        Reach.toOthers(outbound.allowPrivateAddresses()),
        config.tokenBroker().timeout());
  }

  HttpTokenEndpoint(
      TokenVerifier issuers, InstantSource clock, HttpCalls calls, Reach reach, Duration timeout) {
    this.issuers = issuers;
    this.clock = clock;
    this.calls = calls;
    this.reach = reach;
    this.timeout = timeout;
  }

  @Override
  public boolean isListed(String issuer) {
    return issuers.issuers().resolve(issuer).isPresent();
  }

  @Override
  public Reply ask(String issuer, ClientCredentials credentials) {
    Optional<IssuerUrls> urls = issuers.issuers().resolve(issuer);
    if (urls.isEmpty()) {
      return new Reply.Unavailable("The installation's issuer is not listed");
    }
    Instant askedAt = clock.instant();
    return switch (calls.exchange(call(urls.get(), credentials))) {
      case HttpReply.Answer answer -> TokenReplies.read(answer.status(), answer.body(), askedAt);
      case HttpReply.NotSent notSent ->
          new Reply.Unavailable("The issuer cannot be asked: " + notSent.why().word());
      case HttpReply.NoAnswer noAnswer ->
          new Reply.Unavailable("The issuer does not answer: " + noAnswer.why().word());
    };
  }

  private HttpCall call(IssuerUrls urls, ClientCredentials credentials) {
    String form =
        "grant_type=client_credentials&client_id="
            + encode(credentials.client().clientId())
            + "&client_secret="
            + encode(credentials.secret().reveal());
    return new HttpCall(
        "POST",
        OutboundUrl.configured(urls.tokenEndpoint()),
        HEADERS,
        form.getBytes(StandardCharsets.UTF_8),
        reach,
        HttpCall.Limits.within(timeout));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
