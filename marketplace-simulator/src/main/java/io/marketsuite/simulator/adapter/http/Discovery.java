package io.marketsuite.simulator.adapter.http;

import io.marketsuite.simulator.identity.Realm;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What a realm says of itself (OpenID Connect Discovery 1.0, section 3; RFC 8414). */
final class Discovery {
  static final String PATH = "/.well-known/openid-configuration";

  private Discovery() {}

  static String of(Realm realm) {
    String base = realm.issuer();
    return new JsonObject()
        .put("issuer", base)
        .put("authorization_endpoint", base + LoginRoutes.AUTHORIZE)
        .put("token_endpoint", base + IdentityRoutes.TOKEN)
        .put("userinfo_endpoint", base + LoginRoutes.USER_INFO)
        .put("end_session_endpoint", base + LoginRoutes.LOGOUT)
        .put("jwks_uri", base + IdentityRoutes.CERTS)
        .put(
            "grant_types_supported",
            JsonArray.of("authorization_code", "refresh_token", "client_credentials"))
        .put("response_types_supported", JsonArray.of("code"))
        .put("response_modes_supported", JsonArray.of("query"))
        .put("subject_types_supported", JsonArray.of("public"))
        .put("scopes_supported", JsonArray.of("openid", "profile"))
        .put("prompt_values_supported", JsonArray.of("none", "login"))
        .put("code_challenge_methods_supported", JsonArray.of("S256"))
        .put("id_token_signing_alg_values_supported", JsonArray.of("RS256"))
        .put(
            "token_endpoint_auth_methods_supported",
            JsonArray.of("client_secret_basic", "client_secret_post"))
        .put(
            "claims_supported",
            JsonArray.of(
                    "iss",
                    "sub",
                    "aud",
                    "exp",
                    "iat",
                    "auth_time",
                    "azp",
                    "sid",
                    "nonce",
                    "at_hash")
                .add("groups")
                .add("preferred_username"))
        .put("authorization_response_iss_parameter_supported", true)
        .put("claims_parameter_supported", false)
        .put("request_parameter_supported", false)
        .put("request_uri_parameter_supported", false)
        .encode();
  }
}
