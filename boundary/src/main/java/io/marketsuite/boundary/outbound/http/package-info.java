/** The client for everything that is called, with Vert.x behind it. */
package io.marketsuite.boundary.outbound.http;
