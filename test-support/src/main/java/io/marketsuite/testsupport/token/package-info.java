/**
 * Tokens as an identity server writes them and as an attacker would, and the named tables of what
 * every verifier of the suite must refuse. The signing here is the JDK's and shares nothing with
 * what is tested.
 */
package io.marketsuite.testsupport.token;
