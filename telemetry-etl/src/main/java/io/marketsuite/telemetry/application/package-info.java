/**
 * What the service offers beyond the topology: reading metrics, and holding them against a batch.
 */
package io.marketsuite.telemetry.application;
