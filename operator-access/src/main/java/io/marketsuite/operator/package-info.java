/**
 * How operators and the vendor's software get in: bearer tokens of the operator's own OIDC issuer,
 * with a role in {@code groups}.
 */
package io.marketsuite.operator;
