package io.marketsuite.testsupport.openapi;

import java.util.Locale;

/** What a service answered, apart from its status. */
record Answer(String contentType, String body) {
  Answer {
    contentType = contentType == null ? "" : contentType;
    body = body == null ? "" : body;
  }

  /** In lower case and without parameters; empty when there is none. */
  String mediaType() {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  boolean isJson() {
    return mediaType().equals("application/json") || mediaType().endsWith("+json");
  }
}
