package io.marketsuite.simulator.application;

import java.time.Instant;
import java.util.List;

/**
 * A feature of a tenant as the driving API shows it.
 *
 * @param status the marketplace's word, {@code absent} when there is no record
 * @param manifestVersion the version it is on; null while absent
 * @param outstanding the command under way; null when there is none
 * @param last how the last command ended so far; null before the first
 */
public record FeatureView(
    String tenantId,
    String featureId,
    String status,
    Integer manifestVersion,
    List<Client> clients,
    Outstanding outstanding,
    Last last) {

  /** A client, without its secret. */
  public record Client(String serviceId, String clientId, boolean publicClient) {}

  /** A command under way; {@code waitingFor} is {@code answer} or {@code callback}. */
  public record Outstanding(String kind, String waitingFor, Instant since) {}

  /**
   * How the last command stands.
   *
   * @param httpStatus the vendor's answer; null when there was none
   * @param detail what the administrator is shown; null when there is nothing to show
   */
  public record Last(String kind, String outcome, Integer httpStatus, String detail) {}
}
