package io.marketsuite.ingress.config;

import io.marketsuite.contracts.Topics;
import io.marketsuite.ingress.adapter.kafka.InstallationView;
import io.marketsuite.ingress.adapter.kafka.OutcomeReader;
import io.marketsuite.ingress.adapter.kafka.ReadersCaughtUp;
import io.marketsuite.ingress.adapter.kafka.TopicReader;
import io.marketsuite.ingress.adapter.kafka.TopicReader.From;
import io.marketsuite.ingress.adapter.kafka.UnreadableRecords;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/** The two readers, started and ended with the service. */
@Singleton
public class Readers {
  private final TopicReader outcomes;
  private final TopicReader installations;

  /** Made by the container. */
  Readers(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      OutcomeReader outcomeReader,
      InstallationView view,
      UnreadableRecords unreadable) {
    outcomes = new TopicReader(kafka, Topics.OUTCOMES, From.END, outcomeReader, unreadable);
    installations = new TopicReader(kafka, Topics.STATE, From.BEGINNING, view, unreadable);
  }

  void start(@Observes StartupEvent event) {
    outcomes.start();
    installations.start();
  }

  void stop(@Observes ShutdownEvent event) {
    outcomes.close();
    installations.close();
  }

  @Produces
  @Readiness
  @Singleton
  HealthCheck caughtUp() {
    return new ReadersCaughtUp(outcomes, installations);
  }
}
