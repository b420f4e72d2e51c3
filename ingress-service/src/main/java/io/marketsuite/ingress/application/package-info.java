/** The ingress's use cases, and the ports they need. */
package io.marketsuite.ingress.application;
