/** An OIDC provider for tests of pages that log in. */
package io.marketsuite.testsupport.oidc;
