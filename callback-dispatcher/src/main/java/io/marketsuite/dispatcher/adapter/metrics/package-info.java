/** What can be seen from outside: one log line and one metric per transition, and health. */
package io.marketsuite.dispatcher.adapter.metrics;
