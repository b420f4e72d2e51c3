/** HTTP calls to the outside: the marketplace's callback and the vendor's hook. */
package io.marketsuite.dispatcher.adapter.http;
