/**
 * How operators and the vendor's software get in: bearer tokens with roles, and a login for pages.
 */
package io.marketsuite.operator;
