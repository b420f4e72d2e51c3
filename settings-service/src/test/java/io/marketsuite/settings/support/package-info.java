/** What tests share. */
package io.marketsuite.settings.support;
