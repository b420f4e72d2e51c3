/** The metrics over HTTP. */
package io.marketsuite.telemetry.adapter.http;
