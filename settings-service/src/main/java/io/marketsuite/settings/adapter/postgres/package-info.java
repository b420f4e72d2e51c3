/** PostgreSQL by Hibernate ORM with Panache. Entities never leave this package. */
package io.marketsuite.settings.adapter.postgres;
