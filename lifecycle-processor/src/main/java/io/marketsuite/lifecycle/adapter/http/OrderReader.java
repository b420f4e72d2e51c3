package io.marketsuite.lifecycle.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.contracts.manifest.Manifest;
import io.marketsuite.contracts.manifest.ManifestCatalogue;
import io.marketsuite.contracts.manifest.SettingProblem;
import io.marketsuite.keyring.Secret;
import io.marketsuite.lifecycle.application.OperatorsOrder;
import io.marketsuite.lifecycle.application.OperatorsOrder.Action;
import io.marketsuite.lifecycle.application.OperatorsOrder.Wish;
import io.marketsuite.lifecycle.application.StatedInstallation;
import io.marketsuite.lifecycle.application.StatedInstallation.Credential;
import io.marketsuite.lifecycle.application.StatedSettings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads operators' orders, and holds what they state against the manifest, as the ingress does with
 * commands. Thread-safe.
 */
@Singleton
class OrderReader {
  private static final int MOST = 100;
  private static final int MOST_CLIENTS = 32;
  private static final int MAX_SENTENCES = 5;

  /** In any case; what it is in lower case is the key. */
  private static final Pattern TENANT =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?");

  private static final Pattern FEATURE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{1,31}");
  private static final Pattern SERVICE_ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
  private static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x7E]{1,255}");
  private static final Pattern URL = Pattern.compile("https?://[\\x21-\\x7E]{1,500}");
  private static final Pattern SECRET = Pattern.compile("(?s).{1,4096}");

  /** Something to read, of at most 500 characters; no control characters but line breaks. */
  private static final Pattern REASON =
      Pattern.compile("(?s)(?=.*\\S)[\\P{Cntrl}\\n\\r\\t]{1,500}");

  private static final Set<String> INSTALLATION =
      Set.of(
          "issuer",
          "status",
          "manifest_version",
          "settings",
          "client_credentials",
          "public_clients");

  private static final Set<String> IMPORT = with(INSTALLATION, "tenant", "feature_id", "reason");
  private static final Set<String> REPAIR =
      Set.of("action", "reason", "status", "generation", "override", "installation");

  private final ManifestCatalogue manifests;

  OrderReader(ManifestCatalogue manifests) {
    this.manifests = manifests;
  }

  /** A tenant and a feature, as a caller spells them. */
  record Named(String tenant, String featureId) {
    String tenantId() {
      return tenant.toLowerCase(Locale.ROOT);
    }
  }

  private enum RepairWord {
    FORCE_STATUS,
    RESEND_CALLBACK,
    REPROVISION,
    ADOPT
  }

  private enum StatusWord {
    ACTIVATED,
    DEACTIVATED,
    ABSENT
  }

  /**
   * One import, or an array of imports for different installations.
   *
   * @throws MalformedOrder if one of them is not of its form
   * @throws InvalidOrder if the manifest does not allow one of them
   */
  List<OperatorsOrder> imports(JsonNode body) {
    if (!body.isArray()) {
      return List.of(imported("", body));
    }
    if (body.isEmpty() || body.size() > MOST) {
      throw new MalformedOrder("An import is of 1 to " + MOST + " installations.");
    }
    List<OperatorsOrder> orders = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < body.size(); i++) {
      OperatorsOrder order = imported("[" + i + "]", body.get(i));
      if (!seen.add(order.tenantId() + "/" + order.featureId())) {
        throw new MalformedOrder("'[" + i + "]' is of an installation that stands above already.");
      }
      orders.add(order);
    }
    return List.copyOf(orders);
  }

  private OperatorsOrder imported(String at, JsonNode node) {
    Fields fields = Fields.of(at, node, IMPORT);
    Named named = new Named(fields.text("tenant", TENANT), fields.text("feature_id", FEATURE));
    return new OperatorsOrder(
        named.tenantId(),
        named.featureId(),
        fields.text("reason", REASON),
        new Wish.Import(installation(fields, named)));
  }

  /**
   * A repair.
   *
   * @throws MalformedOrder if it is not of its form
   * @throws InvalidOrder if the manifest does not allow what it states
   */
  OperatorsOrder repair(String tenant, String featureId, JsonNode body) {
    if (!TENANT.matcher(tenant).matches() || !FEATURE.matcher(featureId).matches()) {
      throw new MalformedOrder("The path names no tenant and feature.");
    }
    Named named = new Named(tenant, featureId);
    Fields fields = Fields.of("", body, REPAIR);
    return new OperatorsOrder(
        named.tenantId(),
        featureId,
        fields.text("reason", REASON),
        new Wish.Repair(
            action(fields, named), fields.number("generation"), fields.truth("override")));
  }

  private Action action(Fields fields, Named named) {
    RepairWord word = fields.word("action", RepairWord.class);
    if (fields.has("status") != (word == RepairWord.FORCE_STATUS)) {
      throw new MalformedOrder("'status' goes with FORCE_STATUS, and with nothing else.");
    }
    if (fields.has("installation") && word != RepairWord.ADOPT) {
      throw new MalformedOrder("'installation' goes with ADOPT, and with nothing else.");
    }
    return switch (word) {
      case FORCE_STATUS ->
          switch (fields.word("status", StatusWord.class)) {
            case ACTIVATED -> new Action.ForceActivated();
            case DEACTIVATED -> new Action.ForceDeactivated();
            case ABSENT -> new Action.ForceAbsent();
          };
      case RESEND_CALLBACK -> new Action.ResendCallback();
      case REPROVISION -> new Action.Reprovision();
      case ADOPT -> new Action.Adopt(adopted(fields, named));
    };
  }

  private Optional<StatedInstallation> adopted(Fields fields, Named named) {
    return fields.has("installation")
        ? Optional.of(
            installation(
                Fields.of("installation", fields.object().get("installation"), INSTALLATION),
                named))
        : Optional.empty();
  }

  private StatedInstallation installation(Fields fields, Named named) {
    String issuer = issuer(fields, named);
    RestingStatus status = fields.word("status", RestingStatus.class);
    Manifest manifest = manifest(fields, named.featureId());
    StatedSettings settings = settings(fields);
    List<Credential> credentials =
        fields.entries("client_credentials", MOST_CLIENTS).stream()
            .map(entry -> credential(fields.path("client_credentials"), entry))
            .toList();
    List<ClientRef> publicClients =
        fields.entries("public_clients", MOST_CLIENTS).stream()
            .map(entry -> publicClient(fields.path("public_clients"), entry))
            .toList();
    requireAllowed(fields, manifest, settings, credentials, publicClients);
    return new StatedInstallation(
        named.tenant(), issuer, status, manifest.version(), settings, credentials, publicClients);
  }

  /** Its last segment is the realm, which is the tenant. */
  private static String issuer(Fields fields, Named named) {
    String issuer = fields.text("issuer", URL);
    URI uri;
    try {
      uri = URI.create(issuer);
    } catch (IllegalArgumentException _) {
      throw new MalformedOrder("'" + fields.path("issuer") + "' is missing or not of its form.");
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    boolean plain =
        uri.getHost() != null
            && uri.getRawUserInfo() == null
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null;
    String realm = path.substring(path.lastIndexOf('/') + 1);
    if (!plain || !realm.toLowerCase(Locale.ROOT).equals(named.tenantId())) {
      throw new MalformedOrder(
          "'" + fields.path("issuer") + "' must be a URL that ends with the tenant's realm.");
    }
    return issuer;
  }

  private Manifest manifest(Fields fields, String featureId) {
    Optional<Long> version = fields.number("manifest_version");
    Optional<Manifest> manifest =
        version.isPresent()
            ? manifests.version(featureId, (int) Math.min(version.get(), Integer.MAX_VALUE))
            : manifests.released(featureId);
    return manifest.orElseThrow(
        () ->
            new InvalidOrder(
                "'" + fields.path("feature_id") + "' is of no manifest version that is loaded."));
  }

  private static StatedSettings settings(Fields fields) {
    JsonNode settings = fields.object().path("settings");
    JsonNode given = settings.isMissingNode() ? JsonNodeFactory.instance.objectNode() : settings;
    boolean ofServices = given.isObject() && given.valueStream().allMatch(JsonNode::isObject);
    if (!ofServices) {
      throw new MalformedOrder(
          "'" + fields.path("settings") + "' must be an object of services' settings.");
    }
    return new StatedSettings(given);
  }

  private static Credential credential(String at, Map.Entry<String, JsonNode> entry) {
    String path = at + "." + service(at, entry.getKey());
    Fields fields = Fields.of(path, entry.getValue(), Set.of("client_id", "client_secret"));
    return new Credential(
        new ClientRef(entry.getKey(), fields.text("client_id", CLIENT_ID)),
        Secret.of(fields.text("client_secret", SECRET)));
  }

  private static ClientRef publicClient(String at, Map.Entry<String, JsonNode> entry) {
    String path = at + "." + service(at, entry.getKey());
    Fields fields = Fields.of(path, entry.getValue(), Set.of("client_id"));
    return new ClientRef(entry.getKey(), fields.text("client_id", CLIENT_ID));
  }

  private static String service(String at, String name) {
    if (!SERVICE_ID.matcher(name).matches()) {
      throw new MalformedOrder("'" + at + "' must name services of the manifest.");
    }
    return name;
  }

  private static void requireAllowed(
      Fields fields,
      Manifest manifest,
      StatedSettings settings,
      List<Credential> credentials,
      List<ClientRef> publicClients) {
    boolean known =
        credentials.stream().allMatch(it -> isClient(manifest, it.client().serviceId(), false))
            && publicClients.stream().allMatch(it -> isClient(manifest, it.serviceId(), true));
    String where = fields.at().isEmpty() ? "" : "'" + fields.at() + "': ";
    if (!known) {
      throw new InvalidOrder(
          where + "A client is of no service of the manifest, or of the other kind there.");
    }
    List<SettingProblem> problems = settings.problems(manifest);
    if (!problems.isEmpty()) {
      throw new InvalidOrder(
          where
              + problems.stream()
                  .limit(MAX_SENTENCES)
                  .map(SettingProblem::sentence)
                  .collect(Collectors.joining(" ")));
    }
  }

  private static boolean isClient(Manifest manifest, String serviceId, boolean isPublic) {
    Manifest.OAuthClient client = manifest.clients().get(serviceId);
    return client != null && client.publicClient() == isPublic;
  }

  private static Set<String> with(Set<String> names, String... further) {
    Set<String> all = new HashSet<>(names);
    all.addAll(List.of(further));
    return Set.copyOf(all);
  }
}
