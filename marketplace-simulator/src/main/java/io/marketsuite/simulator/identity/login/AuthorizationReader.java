package io.marketsuite.simulator.identity.login;

import io.marketsuite.simulator.identity.OAuthClient;
import io.marketsuite.simulator.identity.Parameters;
import io.marketsuite.simulator.identity.Realm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads authorization requests. The order matters: before client and redirect URI are known to
 * belong together, no browser is sent anywhere (RFC 6749 section 4.1.2.1, RFC 9700 section 4.11).
 */
final class AuthorizationReader {
  private static final String INVALID = "invalid_request";

  private AuthorizationReader() {}

  static Reading read(Realm realm, Parameters sent) {
    Optional<OAuthClient> client = sent.one("client_id").flatMap(realm::client);
    if (client.isEmpty()) {
      return new Reading.Refused("There is no such client.");
    }
    Optional<String> redirect =
        sent.one("redirect_uri").filter(client.get().redirects().afterLogin()::contains);
    if (redirect.isEmpty()) {
      return new Reading.Refused("This is no address that the client has registered.");
    }
    return new Wanted(client.get(), redirect.get(), sent).reading();
  }

  /** A request whose client and redirect URI belong together. */
  private record Wanted(OAuthClient client, String redirectUri, Parameters sent) {

    Reading reading() {
      if (sent.hasRepeated()) {
        return wrong(INVALID, "duplicated parameter");
      }
      if (sent.one("request").isPresent()) {
        return wrong("request_not_supported", "no request objects");
      }
      if (sent.one("request_uri").isPresent()) {
        return wrong("request_uri_not_supported", "no request objects");
      }
      Optional<String> type = sent.one("response_type");
      if (type.isEmpty()) {
        return wrong(INVALID, "Missing parameter: response_type");
      }
      if (!type.get().equals("code")) {
        return wrong("unsupported_response_type", "only code is supported");
      }
      if (!sent.one("response_mode").orElse("query").equals("query")) {
        return wrong(INVALID, "Invalid parameter: response_mode");
      }
      return readingOfProof();
    }

    private Reading readingOfProof() {
      Optional<String> challenge = sent.one("code_challenge");
      Optional<String> method = sent.one("code_challenge_method");
      if (challenge.isEmpty() && (client.isPublic() || method.isPresent())) {
        return wrong(INVALID, "Missing parameter: code_challenge");
      }
      if (challenge.isPresent() && !method.equals(Optional.of(Pkce.METHOD))) {
        return wrong(INVALID, "Invalid parameter: code_challenge_method");
      }
      if (challenge.isPresent() && !Pkce.isChallenge(challenge.get())) {
        return wrong(INVALID, "Invalid parameter: code_challenge");
      }
      return readingOfWishes(challenge);
    }

    private Reading readingOfWishes(Optional<String> challenge) {
      Set<String> prompt = Set.of(words("prompt").toArray(String[]::new));
      if (prompt.contains("none") && prompt.size() > 1) {
        return wrong(INVALID, "Invalid parameter: prompt");
      }
      Optional<String> maxAge = sent.one("max_age");
      if (maxAge.isPresent() && !maxAge.get().matches("[0-9]{1,9}")) {
        return wrong(INVALID, "Invalid parameter: max_age");
      }
      return new Reading.Good(
          new AuthorizationRequest(
              client,
              redirectUri,
              sent.one("state"),
              sent.one("nonce"),
              challenge,
              words("scope"),
              prompt,
              maxAge.map(Long::parseLong).map(Duration::ofSeconds)));
    }

    private List<String> words(String name) {
      return sent.one(name).map(text -> List.of(text.trim().split(" +"))).orElse(List.of()).stream()
          .distinct()
          .toList();
    }

    private Reading wrong(String error, String description) {
      return new Reading.Returned(redirectUri, sent.one("state"), error, description);
    }
  }
}
