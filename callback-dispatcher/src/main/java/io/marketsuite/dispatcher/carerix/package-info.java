/** The form of the Carerix Marketplace's callback: another marketplace is another edge. */
package io.marketsuite.dispatcher.carerix;
