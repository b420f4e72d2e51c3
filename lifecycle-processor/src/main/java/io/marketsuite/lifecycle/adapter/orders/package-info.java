/** Operators' orders: to the command topic, from the decisions, with the keys that seal them. */
package io.marketsuite.lifecycle.adapter.orders;
