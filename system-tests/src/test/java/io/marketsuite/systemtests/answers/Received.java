package io.marketsuite.systemtests.answers;

/**
 * A callback as the marketplace received it.
 *
 * @param number of the call whose callback URL it came to
 * @param type the kind's name in the protocol
 * @param tenant whose token it carried
 * @param taken whether it was answered 200
 */
record Received(int number, String type, String status, String tenant, boolean taken) {}
