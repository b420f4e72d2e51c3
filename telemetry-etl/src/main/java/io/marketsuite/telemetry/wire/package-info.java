/** What this service reads from the decision log and how it writes its own records. */
package io.marketsuite.telemetry.wire;
