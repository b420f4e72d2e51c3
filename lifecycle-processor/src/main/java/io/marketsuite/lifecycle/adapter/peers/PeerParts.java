package io.marketsuite.lifecycle.adapter.peers;

import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.lifecycle.adapter.config.LifecycleConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;

/** Makes what finds and asks other instances, from the configuration. */
@Singleton
public class PeerParts {

  @Produces
  @Singleton
  Owners owners(KafkaStreams streams, LifecycleConfig config) {
    return new Owners(streams, config.lifecycle().advertised());
  }

  /**
   * @throws IllegalArgumentException if the scheme is none
   */
  @Produces
  @Singleton
  Peers peers(HttpCalls calls, LifecycleConfig config) {
    String scheme = config.lifecycle().peerScheme();
    if (!Set.of("http", "https").contains(scheme)) {
      throw new IllegalArgumentException("suite.lifecycle.peer-scheme is http or https");
    }
    return new Peers(calls, scheme, config.lifecycle().peerTimeout());
  }
}
