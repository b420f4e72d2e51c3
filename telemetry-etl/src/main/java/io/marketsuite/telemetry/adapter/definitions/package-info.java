/** The definition documents. */
package io.marketsuite.telemetry.adapter.definitions;
