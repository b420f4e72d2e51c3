/** Topic names and settings, the catalogue the whole suite shares. */
package io.marketsuite.contracts;
