/**
 * Identity servers and tokens for tests: good ones, and every kind that must not be believed. It
 * shares no code with what it tests.
 */
package io.marketsuite.testsupport.tokens;
