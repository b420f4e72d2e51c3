package io.marketsuite.settings.application;

import io.marketsuite.settings.domain.ReadLatencies;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Collects the latencies of settings reads until they are taken. Thread-safe. */
@ApplicationScoped
public class ReadLatencyBook {
  /** Whose reads. */
  public record Reader(String tenantId, String featureId) {}

  /** A page of the book. */
  public record Page(Reader reader, ReadLatencies latencies) {}

  private final Map<Reader, ReadLatencies> pages = new ConcurrentHashMap<>();

  /** Notes a read. */
  public void note(String tenantId, String featureId, long latencyMs) {
    pages.compute(
        new Reader(tenantId, featureId),
        (_, before) -> (before == null ? ReadLatencies.none() : before).with(latencyMs));
  }

  /** Takes all pages out of the book. */
  public List<Page> take() {
    List<Page> taken = new ArrayList<>();
    for (Reader reader : pages.keySet()) {
      ReadLatencies latencies = pages.remove(reader);
      if (latencies != null) {
        taken.add(new Page(reader, latencies));
      }
    }
    return taken;
  }
}
