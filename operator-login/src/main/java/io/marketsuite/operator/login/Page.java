package io.marketsuite.operator.login;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * A page: its frame and the headers that keep it from loading, sending or being framed by anything
 * else. The one style sheet is {@link LoginRoutes}' own; there is no script.
 *
 * @param title plain text
 * @param body HTML, with everything that is not ours escaped by {@link Html#escape}
 */
public record Page(String title, String body) {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'none'; base-uri 'none';"
          + " frame-ancestors 'none'; form-action 'self'";

  /** The page as an answer. */
  public Response response(int status) {
    return response(status, "");
  }

  /**
   * As an answer whose forms may lead on to the issuer: browsers hold redirects of a form to the
   * policy as well.
   *
   * @param issuerOrigin such as {@code https://login.example.com}
   */
  public Response response(int status, String issuerOrigin) {
    return Response.status(status)
        .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Content-Security-Policy", (POLICY + " " + issuerOrigin).strip())
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .entity(document())
        .build();
  }

  private String document() {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <link rel="stylesheet" href="/login/style.css">
        </head>
        <body>
        %s
        </body>
        </html>
        """
        .formatted(Html.escape(title), body);
  }
}
