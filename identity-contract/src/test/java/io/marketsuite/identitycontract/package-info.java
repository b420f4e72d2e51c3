/** What the suite believes of a Keycloak, held against a real one. */
package io.marketsuite.identitycontract;
