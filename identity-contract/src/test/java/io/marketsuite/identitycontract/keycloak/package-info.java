/** A real Keycloak for tests: its process, its administration, its token endpoint. */
package io.marketsuite.identitycontract.keycloak;
