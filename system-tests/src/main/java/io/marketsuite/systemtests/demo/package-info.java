/**
 * The scenario of {@code ./run demo}: the whole life of a feature, told while it happens, each
 * claim checked from outside.
 */
package io.marketsuite.systemtests.demo;
