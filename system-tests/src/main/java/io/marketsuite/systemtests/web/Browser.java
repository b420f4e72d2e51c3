package io.marketsuite.systemtests.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * As much of a browser as a login needs: cookies by path, redirects followed one by one by whoever
 * holds it. All of a local stack is one host, and cookies know no ports. Not thread-safe.
 */
public final class Browser {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Map<String, Cookie> cookies = new LinkedHashMap<>();

  private record Cookie(String name, String value, String path) {}

  /**
   * What is shown, or where it leads.
   *
   * @param location of a redirect
   * @param setCookies the raw Set-Cookie lines
   */
  public record Page(
      URI at, int status, String text, Optional<URI> location, List<String> setCookies) {

    /** The text between two texts, or an empty one. */
    public String between(String before, String after) {
      int from = text.indexOf(before);
      int to = from < 0 ? -1 : text.indexOf(after, from + before.length());
      return to < 0 ? "" : text.substring(from + before.length(), to);
    }

    /** A parameter of the address it leads to, still encoded. */
    public String parameter(String name) {
      return location.map(URI::getRawQuery).stream()
          .flatMap(query -> List.of(query.split("&")).stream())
          .filter(pair -> pair.startsWith(name + "="))
          .map(pair -> pair.substring(name.length() + 1))
          .findFirst()
          .orElse("");
    }
  }

  /** Asks for a page. */
  public Page get(URI address) {
    return send(HttpRequest.newBuilder(address).GET(), address);
  }

  /** Sends a form. */
  public Page post(URI address, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        address);
  }

  /**
   * Goes where the page leads, and on, until something is shown.
   *
   * @throws IllegalStateException if it leads on without end
   */
  public Page follow(Page page) {
    Page shown = page;
    for (int hop = 0; shown.location().isPresent(); hop++) {
      if (hop == 10) {
        throw new IllegalStateException(
            "redirected without end, last to " + host(shown.location().get()));
      }
      shown = get(shown.location().get());
    }
    return shown;
  }

  /** An address without its query, which may hold a code. */
  public static String host(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
  }

  private Page send(HttpRequest.Builder request, URI address) {
    String cookie = cookiesFor(address);
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    try {
      HttpResponse<String> response =
          client.send(
              request.timeout(Duration.ofSeconds(20)).build(),
              HttpResponse.BodyHandlers.ofString());
      List<String> set = response.headers().allValues("Set-Cookie");
      set.forEach(this::keep);
      return new Page(
          address,
          response.statusCode(),
          response.body(),
          response.headers().firstValue("Location").map(address::resolve),
          set);
    } catch (IOException e) {
      throw new UncheckedIOException(host(address) + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private String cookiesFor(URI address) {
    return cookies.values().stream()
        .filter(cookie -> address.getPath().startsWith(cookie.path()))
        .map(cookie -> cookie.name() + "=" + cookie.value())
        .collect(Collectors.joining("; "));
  }

  private void keep(String line) {
    String[] parts = line.split("; *");
    String[] pair = parts[0].split("=", 2);
    String path = "/";
    boolean ended = false;
    for (String part : parts) {
      String lower = part.toLowerCase(Locale.ROOT);
      path = lower.startsWith("path=") ? part.substring("path=".length()) : path;
      ended = ended || lower.equals("max-age=0");
    }
    String key = pair[0] + " " + path;
    if (ended) {
      cookies.remove(key);
    } else {
      cookies.put(key, new Cookie(pair[0], pair[1], path));
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
