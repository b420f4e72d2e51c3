/** Rules that follow a file. */
package io.marketsuite.token.adapter.file;
