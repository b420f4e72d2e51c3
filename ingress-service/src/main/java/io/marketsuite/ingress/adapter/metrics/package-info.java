/** What operators see: metrics with labels from closed sets, and log lines with fixed keys. */
package io.marketsuite.ingress.adapter.metrics;
