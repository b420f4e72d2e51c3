package io.marketsuite.benchmarks.answers;

import io.marketsuite.benchmarks.tokens.BenchIssuer;
import io.marketsuite.benchmarks.tokens.BenchKey;
import io.marketsuite.benchmarks.tokens.BenchTokens;
import io.marketsuite.contracts.lifecycle.CommandKind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The commands of many tenants, ready to be sent:
 *
 * <pre>
 *   tenant 0:  Activate   Update      Deactivate  Activate …
 *   tenant 1:  Update     Deactivate  Activate    Update …       (activated before)
 *   tenant 2:  Deactivate Activate    Update      Deactivate …   (activated before)
 * </pre>
 */
final class Commands {
  private static final String MARKETPLACE_CLIENT = "features.apps.carerix.io";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<CommandKind> CYCLE =
      List.of(CommandKind.ACTIVATE, CommandKind.UPDATE, CommandKind.DEACTIVATE);

  private final List<String> tokens;
  private final URI management;
  private final String callbackUrl;

  Commands(int tenants, BenchKey key, BenchIssuer issuer, URI management, String callbackUrl) {
    this.tokens =
        IntStream.range(0, tenants)
            .mapToObj(Commands::name)
            .map(name -> BenchTokens.client(key, issuer.realm(name), name, MARKETPLACE_CLIENT))
            .toList();
    this.management = management;
    this.callbackUrl = callbackUrl;
  }

  private static String name(int tenant) {
    return "tenant%05d".formatted(tenant);
  }

  /** What the feature of a tenant needs before its first command is legal. */
  List<HttpRequest> preparing(int tenant) {
    HttpRequest create = request(tenant, CommandKind.CREATE, 0);
    return phase(tenant) == 0
        ? List.of(create)
        : List.of(create, request(tenant, CommandKind.ACTIVATE, 0));
  }

  /** The kind of the command with that number, counted over all tenants. */
  CommandKind kind(long number) {
    int tenant = tenant(number);
    long turn = number / tokens.size();
    return CYCLE.get((int) ((turn + phase(tenant)) % CYCLE.size()));
  }

  /** The command with that number. */
  HttpRequest request(long number) {
    return request(tenant(number), kind(number), number);
  }

  private int tenant(long number) {
    return (int) (number % tokens.size());
  }

  private static int phase(int tenant) {
    return tenant % CYCLE.size();
  }

  private HttpRequest request(int tenant, CommandKind kind, long number) {
    return HttpRequest.newBuilder(management)
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + tokens.get(tenant))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body(tenant, kind, number)))
        .build();
  }

  private String body(int tenant, CommandKind kind, long number) {
    String text =
        switch (kind) {
          case CREATE ->
              "{'_kind':'FeatureCreateCommand','callbackUrl':'%s','payload':{'settings':{},"
                  + "'clientCredentials':{'backend':{'clientId':'backend-"
                  + name(tenant)
                  + "','clientSecret':'a-secret-of-a-client'}}}}";
          case UPDATE ->
              "{'_kind':'FeatureUpdateCommand','callbackUrl':'%s','payload':{'settings':{"
                  + "'backend':{'inputExample':'value-"
                  + number
                  + "'}}}}";
          case ACTIVATE -> "{'_kind':'FeatureActivateCommand','callbackUrl':'%s','payload':{}}";
          case DEACTIVATE -> "{'_kind':'FeatureDeactivateCommand','callbackUrl':'%s','payload':{}}";
          case UPGRADE, DELETE, CLEANUP ->
              throw new IllegalArgumentException(kind + " is not measured");
        };
    return text.formatted(callbackUrl).replace('\'', '"');
  }
}
