package io.marketsuite.ingress.carerix;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.ingress.carerix.ManagementRequest.ClientCredential;
import io.marketsuite.keyring.Secret;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads {@code clientCredentials} and {@code publicClients} of a Create or an Upgrade. Either may
 * be absent; an entry of another form than the specification's is refused, and no message quotes
 * one.
 */
final class ClientsReader {
  private static final int MAX_CLIENTS = 32;
  private static final int MAX_SECRET = 4096;
  private static final Pattern SERVICE_ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
  private static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x7E]{1,255}");

  private ClientsReader() {}

  static List<ClientCredential> credentials(JsonNode payload) {
    return entries(payload, "clientCredentials").stream()
        .map(
            entry ->
                new ClientCredential(
                    entry.getKey(),
                    clientId("clientCredentials", entry.getValue()),
                    secret(entry.getValue())))
        .toList();
  }

  static List<ClientRef> publicClients(JsonNode payload) {
    return entries(payload, "publicClients").stream()
        .map(entry -> new ClientRef(entry.getKey(), clientId("publicClients", entry.getValue())))
        .toList();
  }

  private static List<Map.Entry<String, JsonNode>> entries(JsonNode payload, String field) {
    JsonNode clients = payload.path(field);
    if (clients.isMissingNode()) {
      return List.of();
    }
    if (!clients.isObject() || clients.size() > MAX_CLIENTS) {
      throw ManagementReader.invalid(
          "'payload." + field + "' must be an object of at most " + MAX_CLIENTS + " clients.");
    }
    if (!clients.propertyStream().allMatch(c -> SERVICE_ID.matcher(c.getKey()).matches())) {
      throw ManagementReader.invalid("'payload." + field + "' must name services of the manifest.");
    }
    return clients.propertyStream().toList();
  }

  private static String clientId(String field, JsonNode client) {
    String clientId = client.path("clientId").textValue();
    if (clientId == null || !CLIENT_ID.matcher(clientId).matches()) {
      throw ManagementReader.invalid("Each of 'payload." + field + "' needs a 'clientId'.");
    }
    return clientId;
  }

  private static Secret secret(JsonNode client) {
    String secret = client.path("clientSecret").textValue();
    if (secret == null || secret.isEmpty() || secret.length() > MAX_SECRET) {
      throw ManagementReader.invalid("Each of 'payload.clientCredentials' needs a 'clientSecret'.");
    }
    return Secret.of(secret);
  }
}
