/** What the processor keeps in PostgreSQL on operators' behalf. */
package io.marketsuite.lifecycle.adapter.postgres;
