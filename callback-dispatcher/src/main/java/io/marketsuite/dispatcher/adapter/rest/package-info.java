/** The operator's routes. */
package io.marketsuite.dispatcher.adapter.rest;
