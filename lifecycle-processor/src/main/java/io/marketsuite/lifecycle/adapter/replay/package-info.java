/**
 * Replay at a command line: reads the truth from Kafka, compares, and prepares a new application
 * id.
 */
package io.marketsuite.lifecycle.adapter.replay;
