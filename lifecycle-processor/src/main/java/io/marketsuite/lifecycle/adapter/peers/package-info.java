/**
 * Several instances hold a part of the state each, and answer for each other: who holds a key is
 * Kafka Streams' to say, and the one that holds it is asked once.
 */
package io.marketsuite.lifecycle.adapter.peers;
