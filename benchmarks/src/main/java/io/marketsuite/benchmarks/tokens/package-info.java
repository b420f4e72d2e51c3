/** Tokens as Keycloak writes them, signed with keys of this run. */
package io.marketsuite.benchmarks.tokens;
