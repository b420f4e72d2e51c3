/** What comes in from and goes out to the network: addresses, paths, and the outbound client. */
package io.marketsuite.boundary;
