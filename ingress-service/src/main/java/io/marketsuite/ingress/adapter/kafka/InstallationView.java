package io.marketsuite.ingress.adapter.kafka;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.ingress.application.Installations;
import io.marketsuite.ingress.domain.Installation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * The installations, from the compacted state topic: by tenant, then by feature. Its memory is
 * bounded; what does not fit is unknown, which closes rather than opens: no 202 is given and no
 * telemetry taken. Written by the reader's thread, read by any.
 */
public final class InstallationView implements Installations, TopicReader.Handler {
  private static final Logger LOG = Logger.getLogger(InstallationView.class);

  private final Map<String, Map<String, Installation>> tenants = new ConcurrentHashMap<>();
  private final int limit;
  private volatile int size;

  /**
   * An empty view.
   *
   * @param limit how many installations are kept
   */
  public InstallationView(int limit) {
    this.limit = limit;
  }

  @Override
  public void handle(ConsumerRecord<byte[], byte[]> message) {
    InstallationState state = Wire.read(message.value(), InstallationState.class);
    OutcomeReader.requireKey(message, Keys.of(state.tenantId(), state.featureId()));
    if (state.status() == null
        || state.issuer() == null
        || state.confidentialClients() == null
        || state.publicClients() == null) {
      throw new UnreadableRecordException("the state is not complete");
    }
    if (state.status() == FeatureStatus.ABSENT) {
      remove(state.tenantId(), state.featureId());
    } else {
      put(state);
    }
  }

  private void put(InstallationState state) {
    Map<String, Installation> features = tenants.getOrDefault(state.tenantId(), Map.of());
    boolean known = features.containsKey(state.featureId());
    if (!known && size >= limit) {
      LOG.errorf(
          "too many installations to keep limit=%d tenant=%s feature=%s",
          limit, state.tenantId(), state.featureId());
      return;
    }
    tenants
        .computeIfAbsent(state.tenantId(), tenant -> new ConcurrentHashMap<>())
        .put(
            state.featureId(),
            new Installation(
                state.issuer(), ids(state.confidentialClients()), ids(state.publicClients())));
    size = known ? size : size + 1;
  }

  private void remove(String tenantId, String featureId) {
    Map<String, Installation> features = tenants.getOrDefault(tenantId, Map.of());
    if (features.containsKey(featureId)) {
      features.remove(featureId);
      size = size - 1;
      if (features.isEmpty()) {
        tenants.remove(tenantId);
      }
    }
  }

  private static Set<String> ids(List<ClientRef> clients) {
    return clients.stream().map(ClientRef::clientId).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<Installation> find(String tenantId, String featureId) {
    return Optional.ofNullable(tenants.getOrDefault(tenantId, Map.of()).get(featureId));
  }

  @Override
  public boolean isClientOf(String tenantId, String issuer, String clientId) {
    return tenants.getOrDefault(tenantId, Map.of()).values().stream()
        .anyMatch(installation -> installation.hasClient(issuer, clientId));
  }

  /** Whether something is installed for this tenant by this very issuer. */
  public boolean isInstalled(String tenantId, String issuer) {
    return tenants.getOrDefault(tenantId, Map.of()).values().stream()
        .anyMatch(installation -> installation.issuer().filter(issuer::equals).isPresent());
  }

  /** How many installations are kept. */
  public int size() {
    return size;
  }
}
