/** Reads the configuration and makes from it what the other packages are given. */
package io.marketsuite.settings.config;
