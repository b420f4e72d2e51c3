package io.marketsuite.ingress.domain;

import java.util.Locale;

/**
 * Why a request was refused (RFC 9457). The marketplace shows {@code detail} to the tenant's
 * administrator (specification, "Vendor-side settings validation").
 *
 * @param type a stable URI reference
 * @param status the same as the HTTP status
 * @param title the same for each problem of a type
 * @param detail a sentence fit for an administrator
 */
public record Problem(String type, int status, String title, String detail) {

  /** The URI of a problem whose constant has this name. */
  static String uri(String constant) {
    return "/problems/" + constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
