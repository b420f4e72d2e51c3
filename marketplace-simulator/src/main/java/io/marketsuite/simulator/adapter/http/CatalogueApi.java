package io.marketsuite.simulator.adapter.http;

import io.marketsuite.simulator.application.Browsing;
import io.marketsuite.simulator.application.Catalogue;
import io.marketsuite.simulator.application.FeatureView;
import io.marketsuite.simulator.application.Problem;
import io.marketsuite.simulator.application.Releasing;
import io.marketsuite.simulator.domain.Access;
import io.marketsuite.simulator.domain.Manifest;
import io.marketsuite.simulator.manifest.ManifestReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;

/** Manifests, access to them, and where every feature stands. Simulator only. */
@Path("/api")
@Consumes(MediaType.WILDCARD)
public class CatalogueApi {
  private final Catalogue catalogue;
  private final Releasing releasing;
  private final Browsing browsing;
  private final Bodies bodies;

  CatalogueApi(Catalogue catalogue, Releasing releasing, Browsing browsing, Bodies bodies) {
    this.catalogue = catalogue;
    this.releasing = releasing;
    this.browsing = browsing;
    this.bodies = bodies;
  }

  /** Who may install a feature: mode public, whitelist or blacklist, with lower-cased tenants. */
  public record AccessBody(String mode, Set<String> tenants) {}

  public record OptionView(String code, String label) {}

  public record SettingView(
      String code,
      String type,
      boolean array,
      boolean sensitive,
      boolean required,
      List<OptionView> options) {}

  public record ManifestView(
      String featureId,
      int manifestVersion,
      String name,
      boolean active,
      Map<String, List<SettingView>> settings,
      List<String> confidentialClients,
      List<String> publicClients,
      AccessBody access) {}

  @GET
  @Path("/features")
  public List<FeatureView> features(@RestQuery String tenant) {
    return browsing.features(tenant);
  }

  @GET
  @Path("/manifests")
  public List<ManifestView> manifests() {
    return catalogue.all().stream().map(this::view).toList();
  }

  /** Releases a manifest, YAML or JSON; upgrades all activated features unless told not to. */
  @POST
  @Path("/manifests")
  public Releasing.Release release(
      String text, @QueryParam("upgrade") @DefaultValue("true") boolean upgrade) {
    return releasing.release(ManifestReader.read(text), upgrade);
  }

  @PUT
  @Path("/access/{feature}")
  public AccessBody restrict(String feature, String body) {
    AccessBody given = bodies.required(body, AccessBody.class);
    Set<String> tenants =
        given.tenants() == null
            ? Set.of()
            : given.tenants().stream()
                .map(tenant -> tenant.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    catalogue.restrict(feature, access(given.mode(), tenants));
    return accessView(catalogue.access(feature));
  }

  private static Access access(String mode, Set<String> tenants) {
    return switch (mode == null ? "" : mode) {
      case "public" -> new Access.Public();
      case "whitelist" -> new Access.Whitelist(tenants);
      case "blacklist" -> new Access.Blacklist(tenants);
      default ->
          throw new Problem(
              Problem.Code.MALFORMED, "Expected mode to be public, whitelist or blacklist.");
    };
  }

  private static AccessBody accessView(Access access) {
    return switch (access) {
      case Access.Public open -> new AccessBody("public", Set.of());
      case Access.Whitelist list -> new AccessBody("whitelist", list.tenants());
      case Access.Blacklist list -> new AccessBody("blacklist", list.tenants());
    };
  }

  private ManifestView view(Manifest manifest) {
    return new ManifestView(
        manifest.id(),
        manifest.version(),
        manifest.name(),
        manifest.active(),
        manifest.settings().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> entry.getValue().stream().map(CatalogueApi::view).toList())),
        clients(manifest, false),
        clients(manifest, true),
        accessView(catalogue.access(manifest.id())));
  }

  private static SettingView view(Manifest.Setting setting) {
    return new SettingView(
        setting.code(),
        setting.type().wireName(),
        setting.array(),
        setting.sensitive(),
        setting.required(),
        setting.options().stream().map(o -> new OptionView(o.code(), o.label())).toList());
  }

  private static List<String> clients(Manifest manifest, boolean open) {
    return manifest.clients().entrySet().stream()
        .filter(entry -> entry.getValue().publicClient() == open)
        .map(Map.Entry::getKey)
        .toList();
  }
}
