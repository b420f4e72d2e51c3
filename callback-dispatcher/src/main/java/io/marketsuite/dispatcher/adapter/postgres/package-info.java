/** Parked deliveries and dead letters in PostgreSQL. */
package io.marketsuite.dispatcher.adapter.postgres;
