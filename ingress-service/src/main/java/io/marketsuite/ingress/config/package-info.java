/** The service's configuration, and how its parts are put together. */
package io.marketsuite.ingress.config;
