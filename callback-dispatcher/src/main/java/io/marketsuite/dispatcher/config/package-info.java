/** Configuration, and how the parts are put together. */
package io.marketsuite.dispatcher.config;
