package io.marketsuite.testsupport.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/**
 * A visitor's browser, by hand: keeps cookies, follows no redirect by itself, and plays the ingress
 * that passes a login on to the page. One visitor, one thread.
 */
public final class LoginDrive implements AutoCloseable {
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String pages;

  /**
   * @param pages the base URL of the service that has the pages
   */
  public LoginDrive(String pages) {
    this.pages = pages;
  }

  /** Asks the service for a page. */
  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(pages + path)).build());
  }

  /** Presses a button that sends an empty form. */
  public HttpResponse<String> post(String path) {
    return send(
        HttpRequest.newBuilder(URI.create(pages + path)).POST(BodyPublishers.noBody()).build());
  }

  /** The query of the redirect that sends the visitor to the login. */
  public static Map<String, String> query(HttpResponse<String> redirect) {
    return Forms.parse(location(redirect).getRawQuery());
  }

  /** Where an answer sends the visitor to. */
  public static URI location(HttpResponse<String> redirect) {
    return URI.create(redirect.headers().firstValue("Location").orElseThrow());
  }

  /**
   * Logs in at the provider as somebody.
   *
   * @param redirect the page's answer that sends the visitor to the login
   * @param fault what is wrong with the ID token
   * @return the query with which the provider sends the visitor back
   */
  public String logIn(HttpResponse<String> redirect, String user, String role, TokenFault fault) {
    String at =
        location(redirect) + "&test_user=" + user + "&test_role=" + role + "&test_fault=" + fault;
    HttpResponse<String> back = send(HttpRequest.newBuilder(URI.create(at)).build());
    if (back.statusCode() != 302) {
      throw new AssertionError("The provider refused the request: " + back.body());
    }
    return location(back).getRawQuery();
  }

  /** Comes back from the provider, as the ingress passes it on. */
  public HttpResponse<String> comeBack(String query) {
    return get("/login/callback?" + query);
  }

  /** Logs in from a page to that page: its answer. */
  public HttpResponse<String> visit(String path, String user, String role) {
    HttpResponse<String> done = comeBack(logIn(get(path), user, role, TokenFault.NONE));
    if (done.statusCode() != 302) {
      throw new AssertionError("The login ended with " + done.statusCode() + ": " + done.body());
    }
    return send(HttpRequest.newBuilder(location(done)).build());
  }

  /** The visitor's cookies. */
  public List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
