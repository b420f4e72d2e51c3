/** Calls the token endpoints of tenants' issuers. */
package io.marketsuite.settings.adapter.issuer;
