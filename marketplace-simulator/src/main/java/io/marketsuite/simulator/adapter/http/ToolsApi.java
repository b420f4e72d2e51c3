package io.marketsuite.simulator.adapter.http;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsuite.simulator.application.FaultSwitches;
import io.marketsuite.simulator.application.Faults;
import io.marketsuite.simulator.application.Journal;
import io.marketsuite.simulator.application.LogEntry;
import io.marketsuite.simulator.application.Problem;
import io.marketsuite.simulator.application.SendingRaw;
import io.marketsuite.simulator.application.TokenDesk;
import io.marketsuite.simulator.identity.Realms;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.RestQuery;

/** The journal, the failure switches, and what only a test asks for. Simulator only. */
@Path("/api")
@Consumes(MediaType.WILDCARD)
public class ToolsApi {
  private static final int PAGE = 500;

  private final Journal journal;
  private final Faults faults;
  private final SendingRaw raw;
  private final TokenDesk tokens;
  private final Realms realms;
  private final ObjectMapper json;
  private final Bodies bodies;

  ToolsApi(
      Journal journal,
      Faults faults,
      SendingRaw raw,
      TokenDesk tokens,
      Realms realms,
      ObjectMapper json,
      Bodies bodies) {
    this.journal = journal;
    this.faults = faults;
    this.raw = raw;
    this.tokens = tokens;
    this.realms = realms;
    this.json = json;
    this.bodies = bodies;
  }

  /** A page of the journal; {@code next} is the {@code after} of the next one. */
  public record LogPage(long next, List<JsonNode> entries) {}

  public record FaultsView(FaultSwitches switches, Map<String, Integer> used) {}

  /** A command beside the rules: a JSON {@code body}, or any {@code raw_body}. */
  public record RawBody(
      @JsonAlias("featureId") String featureId,
      JsonNode body,
      String rawBody,
      String contentType,
      @JsonAlias("tokenOverrides") TokenDesk.Wish tokenOverrides) {}

  public record Redelivery(String freshTokenOfRealm) {}

  public record Rotation(boolean dropOld) {}

  public record RealmKeys(String realm, List<String> kids) {}

  @GET
  @Path("/log")
  public LogPage log(
      @RestQuery String tenant,
      @RestQuery String feature,
      @RestQuery String type,
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("500") int limit) {
    Journal.Page page =
        journal.after(after, matching(tenant, feature, type), Math.clamp(limit, 1, PAGE));
    List<JsonNode> entries = new ArrayList<>();
    page.entries().forEach(logged -> entries.add(shown(logged)));
    return new LogPage(page.next(), entries);
  }

  private static Predicate<LogEntry> matching(String tenant, String feature, String type) {
    return entry ->
        (tenant == null || entry.tenantId().equals(tenant.toLowerCase(Locale.ROOT)))
            && (feature == null || entry.featureId().equals(feature))
            && (type == null || entry.type().equals(type));
  }

  private JsonNode shown(Journal.Logged logged) {
    ObjectNode node = json.valueToTree(logged.entry());
    return node.put("seq", logged.seq());
  }

  @GET
  @Path("/faults")
  public FaultsView faults() {
    return new FaultsView(faults.current(), faults.used());
  }

  /** Sets the switches that the body names and leaves the others. */
  @PUT
  @Path("/faults")
  public FaultsView setFaults(String body) {
    ObjectNode merged = json.valueToTree(faults.current());
    bodies
        .required(body, ObjectNode.class)
        .properties()
        .forEach(group -> merge(merged, group.getKey(), group.getValue()));
    try {
      faults.set(json.treeToValue(merged, FaultSwitches.class));
    } catch (JsonProcessingException e) {
      throw new Problem(Problem.Code.MALFORMED, "There is no such switch, or not of that type.");
    }
    return faults();
  }

  private static void merge(ObjectNode merged, String group, JsonNode change) {
    if (merged.get(group) instanceof ObjectNode known && change instanceof ObjectNode values) {
      known.setAll(values);
    } else {
      throw new Problem(
          Problem.Code.MALFORMED, "Expected objects callback, token, jwks and commands.");
    }
  }

  @DELETE
  @Path("/faults")
  public FaultsView resetFaults() {
    faults.reset();
    return faults();
  }

  @POST
  @Path("/raw/{realm}")
  public SendingRaw.Result send(String realm, String body) {
    RawBody request = bodies.required(body, RawBody.class);
    if (request.featureId() == null || (request.body() == null) == (request.rawBody() == null)) {
      throw new Problem(
          Problem.Code.MALFORMED, "Expected feature_id, and either body or raw_body.");
    }
    TokenDesk.Wish wish =
        request.tokenOverrides() == null ? TokenDesk.Wish.usual() : request.tokenOverrides();
    String name = realm.toLowerCase(Locale.ROOT);
    if (request.body() != null) {
      return raw.send(name, request.featureId(), request.body(), wish);
    }
    String type = request.contentType() == null ? "application/json" : request.contentType();
    return raw.sendText(name, request.featureId(), type, request.rawBody(), wish);
  }

  /** Delivers a command of the journal once more. */
  @POST
  @Path("/log/{id}/redeliver")
  public SendingRaw.Result redeliver(long id, String body) {
    Redelivery how = bodies.optional(body, Redelivery.class).orElse(new Redelivery(null));
    return raw.redeliver(id, how.freshTokenOfRealm());
  }

  @POST
  @Path("/tokens/{realm}")
  public TokenDesk.Minted mint(String realm, String body) {
    return tokens.mint(
        realm.toLowerCase(Locale.ROOT),
        bodies.optional(body, TokenDesk.Wish.class).orElse(TokenDesk.Wish.usual()));
  }

  /** Signs with a new key from now on; the old ones stay in the key set unless dropped. */
  @POST
  @Path("/realms/{realm}/rotate")
  public RealmKeys rotate(String realm, String body) {
    Rotation how = bodies.optional(body, Rotation.class).orElse(new Rotation(false));
    var found =
        realms
            .named(realm.toLowerCase(Locale.ROOT))
            .orElseThrow(() -> new Problem(Problem.Code.NOT_FOUND, "There is no such realm."));
    found.rotate(!how.dropOld());
    return new RealmKeys(found.name(), found.published().stream().map(key -> key.kid()).toList());
  }
}
