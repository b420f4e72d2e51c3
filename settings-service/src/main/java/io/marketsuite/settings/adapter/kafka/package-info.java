/** Reads the decisions, writes the answers, receipts and unreadable records. */
package io.marketsuite.settings.adapter.kafka;
