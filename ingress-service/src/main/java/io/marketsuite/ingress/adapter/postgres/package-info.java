/** The one table of settings-service's database that the ingress may add to. */
package io.marketsuite.ingress.adapter.postgres;
