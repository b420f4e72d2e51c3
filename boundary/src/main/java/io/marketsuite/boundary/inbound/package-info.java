/**
 * What may come in from the network: request targets, hosts and source addresses. Pure; the Quarkus
 * side is {@code io.marketsuite.boundary.quarkus}.
 */
package io.marketsuite.boundary.inbound;
