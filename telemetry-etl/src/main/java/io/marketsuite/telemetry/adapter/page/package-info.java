/** The page that shows the metrics to a person. */
package io.marketsuite.telemetry.adapter.page;
