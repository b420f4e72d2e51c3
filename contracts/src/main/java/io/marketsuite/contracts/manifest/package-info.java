/**
 * The feature's manifest: read once, checked, and the single source for settings and feature ids.
 *
 * <p>Source: "How to integrate with Carerix Marketplace", sections Manifest and Settings.
 */
package io.marketsuite.contracts.manifest;
