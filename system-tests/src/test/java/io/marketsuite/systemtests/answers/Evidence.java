package io.marketsuite.systemtests.answers;

import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import java.util.List;
import java.util.Map;

/**
 * All that can be seen from outside after a run that ended healed.
 *
 * @param calls the clients' history
 * @param stops what was stopped, and when
 * @param inputs commands and recorded answers, in each partition's order
 * @param decisions in each partition's order
 * @param requests callbacks that were asked for
 * @param endings how callbacks ended
 * @param received what the callback receiver got, in order
 * @param statuses by tenant, from the state topic
 * @param settings by tenant, what a settings read serves
 */
record Evidence(
    List<Call> calls,
    List<Stop> stops,
    List<Placed<CommandTopicRecord>> inputs,
    List<DecisionRecord> decisions,
    List<CallbackRequest> requests,
    List<CallbackEnded> endings,
    List<Received> received,
    Map<String, FeatureStatus> statuses,
    Map<String, String> settings) {
  Evidence {
    calls = List.copyOf(calls);
    stops = List.copyOf(stops);
    inputs = List.copyOf(inputs);
    decisions = List.copyOf(decisions);
    requests = List.copyOf(requests);
    endings = List.copyOf(endings);
    received = List.copyOf(received);
    statuses = Map.copyOf(statuses);
    settings = Map.copyOf(settings);
  }
}
