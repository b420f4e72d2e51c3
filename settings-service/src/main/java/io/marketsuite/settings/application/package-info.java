/**
 * What settings-service does, one class per use case, and the ports it needs. Each use case that
 * changes something is one PostgreSQL transaction.
 */
package io.marketsuite.settings.application;
