/** What operators order by hand, from the request to the decision; ports to what lies outside. */
package io.marketsuite.lifecycle.application;
