/**
 * Access tokens: those of installations from settings-service, our own from the operator's issuer.
 */
package io.marketsuite.dispatcher.adapter.broker;
