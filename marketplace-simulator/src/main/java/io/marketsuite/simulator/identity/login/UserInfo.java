package io.marketsuite.simulator.identity.login;

import io.marketsuite.simulator.identity.BearerCheck;
import io.marketsuite.simulator.identity.Realm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who an access token belongs to, as long as that person is logged in. Thread-safe. */
public final class UserInfo {
  private static final List<String> SHOWN = List.of("sub", "preferred_username", "groups");

  private final BearerCheck bearers;
  private final Sessions sessions;

  public UserInfo(BearerCheck bearers, Sessions sessions) {
    this.bearers = bearers;
    this.sessions = sessions;
  }

  /** The claims about the person, or empty for a token that is not good for this. */
  public Optional<Map<String, Object>> of(Realm realm, String authorization) {
    return bearers
        .claims(realm, authorization)
        .filter(claims -> sessions.byId(realm, String.valueOf(claims.get("sid"))).isPresent())
        .filter(claims -> List.of(text(claims, "scope").split(" ")).contains("openid"))
        .map(UserInfo::shown);
  }

  private static Map<String, Object> shown(Map<String, Object> claims) {
    Map<String, Object> shown = new LinkedHashMap<>();
    SHOWN.stream().filter(claims::containsKey).forEach(name -> shown.put(name, claims.get(name)));
    return shown;
  }

  private static String text(Map<String, Object> claims, String name) {
    return String.valueOf(claims.get(name));
  }
}
