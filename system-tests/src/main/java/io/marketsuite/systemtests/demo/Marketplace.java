package io.marketsuite.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Drives the simulated marketplace as an administrator would, and reads what it saw. */
public final class Marketplace {
  /** The feature of the demo's manifest. */
  public static final String FEATURE = "partner";

  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private final Http http = new Http();
  private final URI base;

  public Marketplace(URI base) {
    this.base = base;
  }

  /** Clicks a button; answers what came of it as soon as the vendor answered. */
  public JsonNode act(String tenant, String action, String body) {
    return post("/api/tenants/" + tenant + "/features/" + FEATURE + "/" + action, body);
  }

  public JsonNode act(String tenant, String action) {
    return act(tenant, action, "{}");
  }

  /** The marketplace's own status of the feature. */
  public String status(String tenant) {
    return get("/api/tenants/" + tenant + "/features/" + FEATURE).path("status").asText();
  }

  /** The clients the marketplace made, with their secrets: for searching where they must not be. */
  public List<JsonNode> credentials(String tenant) {
    return list(get("/api/tenants/" + tenant + "/features/" + FEATURE + "/credentials"));
  }

  public JsonNode login(String tenant, boolean admin) {
    return post("/api/tenants/" + tenant + "/login", "{\"admin\":" + admin + "}");
  }

  /** The customer leaves; each of its features is cleaned up. */
  public JsonNode leave(String tenant) {
    return accepted(http.send("DELETE", base.resolve("/api/tenants/" + tenant), JSON, ""));
  }

  public JsonNode faults(String switches) {
    return accepted(http.send("PUT", base.resolve("/api/faults"), JSON, switches));
  }

  public JsonNode release(String manifest) {
    return accepted(
        http.send(
            "POST",
            base.resolve("/api/manifests"),
            Map.of("Content-Type", "application/yaml"),
            manifest));
  }

  /** Delivers a command of the journal once more, exactly as it was. */
  public JsonNode redeliver(long logId) {
    return post("/api/log/" + logId + "/redeliver", "{}");
  }

  public String token(String realm, String wish) {
    return post("/api/tokens/" + realm, wish).path("access_token").asText();
  }

  /** What the journal says of a tenant, oldest first. */
  public List<JsonNode> journal(String tenant, String type) {
    List<JsonNode> all = new ArrayList<>();
    long after = 0;
    while (true) {
      JsonNode page = get("/api/log?tenant=" + tenant + "&type=" + type + "&after=" + after);
      List<JsonNode> entries = list(page.path("entries"));
      all.addAll(entries);
      if (entries.isEmpty()) {
        return latest(all);
      }
      after = page.path("next").asLong();
    }
  }

  /** An entry that learned more stands in the journal again under its id: the last one counts. */
  private static List<JsonNode> latest(List<JsonNode> entries) {
    Map<Long, JsonNode> byId = new java.util.TreeMap<>();
    entries.forEach(entry -> byId.put(entry.path("id").asLong(), entry));
    return List.copyOf(byId.values());
  }

  private JsonNode get(String path) {
    return accepted(http.get(base.resolve(path), Map.of()));
  }

  private JsonNode post(String path, String body) {
    return accepted(http.send("POST", base.resolve(path), JSON, body));
  }

  private static JsonNode accepted(Http.Answer answer) {
    if (answer.status() >= 300) {
      throw new ClaimFailed("the simulator answered " + answer.status() + ": " + answer.text());
    }
    return answer.json();
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
