package io.marketsuite.ingress.config;

import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import io.marketsuite.ingress.domain.AnswerModes.Choice;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The suite's own keys, as far as the ingress uses them. Each can be set by the environment. Whose
 * tokens are believed stands in {@code io.marketsuite.token.quarkus.IdentityConfig}.
 */
@ConfigMapping(prefix = "suite")
public interface IngressConfig {

  /** Manifest files, each one version of one feature. */
  @WithDefault("manifest.yaml")
  List<Path> manifests();

  /** Feature id to the version new installations take; the highest one where it is not named. */
  Map<String, Integer> releasedVersions();

  /** Folder with the key files; the ingress reads wrapping-public.json and fingerprint.json. */
  @WithDefault("keys")
  Path keysFolder();

  /** What each kind of command waits for. */
  Answers answers();

  /** How the vendor learns of work, per kind; decides what AUTO means for an answer. */
  Provisioning provisioning();

  /** Time limits of an answer, from receipt. */
  Deadlines deadlines();

  /** What is taken from outside. */
  Limits limits();

  /** Where logins of the pages go on. */
  Login login();

  /** {@code suite.login.*}, as far as the ingress needs it. */
  interface Login {
    /**
     * A service to the address that browsers reach its pages under, such as {@code
     * https://ops.example.com}. None by default: then no login passes through.
     */
    Map<String, String> pages();
  }

  /** {@code suite.answers.<kind>}; an Update is always synchronous. */
  interface Answers {
    @WithDefault("auto")
    Choice create();

    @WithDefault("auto")
    Choice activate();

    @WithDefault("auto")
    Choice deactivate();

    @WithDefault("auto")
    Choice upgrade();

    @WithDefault("auto")
    Choice delete();

    @WithDefault("auto")
    Choice cleanup();
  }

  /** {@code suite.provisioning.<kind>}. */
  interface Provisioning {
    @WithDefault("none")
    ProvisioningDelivery create();

    @WithDefault("none")
    ProvisioningDelivery activate();

    @WithDefault("none")
    ProvisioningDelivery deactivate();

    @WithDefault("none")
    ProvisioningDelivery upgrade();

    @WithDefault("none")
    ProvisioningDelivery delete();

    @WithDefault("none")
    ProvisioningDelivery cleanup();
  }

  /** {@code suite.deadlines.*}; the marketplace's limit for synchronous work is 10 s. */
  interface Deadlines {
    /** By when Kafka must have acknowledged the command; an Update may be until the wait ends. */
    @WithDefault("PT3S")
    Duration produced();

    /** When the wait for an outcome ends. */
    @WithDefault("PT6.5S")
    Duration waitEnds();

    /** How long a 202 may take to be recorded. */
    @WithDefault("PT1.5S")
    Duration recording();

    /** By when everything is answered. */
    @WithDefault("PT9S")
    Duration answered();
  }

  /** {@code suite.limits.*}. */
  interface Limits {
    /** Commands worked on at a time; above it 503. */
    @WithDefault("512")
    int commandsInFlight();

    /** Telemetry requests worked on at a time; above it 503. */
    @WithDefault("512")
    int telemetryInFlight();

    /** The largest body, in bytes. */
    @WithDefault("262144")
    int bodyBytes();

    /** How long a body may take to arrive. */
    @WithDefault("PT2S")
    Duration bodyTime();

    /** How long PostgreSQL may take to keep a key. */
    @WithDefault("PT1S")
    Duration keyStoreTime();

    /** How many installations are kept in memory. */
    @WithDefault("200000")
    int installations();
  }
}
