/**
 * What the dispatcher decides: how an attempt is judged, how long to wait, what a key's lane does
 * next. Pure: no clock, no I/O, no randomness; time and random numbers come in as values.
 */
package io.marketsuite.dispatcher.domain;
