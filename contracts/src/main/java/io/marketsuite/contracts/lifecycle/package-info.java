/**
 * The published language of the lifecycle: what the services say to each other about an
 * installation.
 *
 * <p>Every type here is a plain record or enum of the JDK, free of any framework, so that a domain
 * may use it directly. How it looks on the wire stands in {@code io.marketsuite.contracts.wire}.
 */
package io.marketsuite.contracts.lifecycle;
