/**
 * Where calls to the outside may go, decided by values alone: URLs before they are called,
 * addresses before they are connected to (security notes: Outbound). Knows the JDK only.
 */
package io.marketsuite.boundary.outbound;
