package io.marketsuite.systemtests.demo;

import static io.marketsuite.systemtests.demo.Stage.ACME;
import static io.marketsuite.systemtests.demo.Stage.GLOBEX;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens that must not be believed when they come with an Activate, each with what it is. */
final class Forgeries {
  private Forgeries() {}

  static Map<String, String> of(Marketplace marketplace, String featureClient) {
    String good = marketplace.token(ACME, "{}");
    Map<String, String> all = new LinkedHashMap<>();
    all.put("no token at all", "");
    all.put("a token signed by nobody (alg none)", unsigned(good));
    all.put("a token whose tenant was changed afterwards", changed(good));
    all.put("a token signed with a foreign key", marketplace.token(ACME, "{\"foreign_key\":true}"));
    all.put("an expired token", marketplace.token(ACME, "{\"lifetime_seconds\":-300}"));
    all.put("Acme's ID token", marketplace.token(ACME, "{\"type\":\"ID\"}"));
    all.put("Acme's refresh token", marketplace.token(ACME, "{\"type\":\"REFRESH\"}"));
    all.put(
        "Globex's token that says it is Acme's",
        marketplace.token(GLOBEX, "{\"claims\":{\"tenant\":\"" + ACME + "\"}}"));
    all.put(
        "the token of Acme's own client of the feature",
        marketplace.token(ACME, "{\"client_id\":\"" + featureClient + "\"}"));
    all.put("the master token, which is for Cleanup alone", marketplace.token("master", "{}"));
    all.put(
        "a token of the operator's own issuer",
        marketplace.token("operator", "{\"user\":\"operator\"}"));
    return all;
  }

  private static String unsigned(String good) {
    return base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + good.split("\\.")[1] + ".";
  }

  private static String changed(String good) {
    String[] parts = good.split("\\.");
    String claims =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace("\"Acme\"", "\"Globex\"");
    return parts[0] + "." + base64(claims) + "." + parts[2];
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
