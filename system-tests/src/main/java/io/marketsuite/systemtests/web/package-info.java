/** A visitor's browser, as far as a login needs one. */
package io.marketsuite.systemtests.web;
