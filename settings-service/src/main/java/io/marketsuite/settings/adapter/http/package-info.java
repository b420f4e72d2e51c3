/** The HTTP face: the marketplace's settings endpoint and the vendor's credential routes. */
package io.marketsuite.settings.adapter.http;
