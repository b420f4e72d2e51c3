package io.marketsuite.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * HTTP/1.1 by hand, for requests that no client would send: the text goes to the socket as it is,
 * octet by octet.
 */
public final class RawHttp {
  private static final int PATIENCE_MILLIS = 20_000;

  private RawHttp() {}

  /**
   * An answer.
   *
   * @param status 0 where the connection ended without one
   * @param headers as they came, one {@code name: value} each
   */
  public record Answer(int status, List<String> headers, String body) {
    /** The first header of that name. */
    public Optional<String> header(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()).strip())
          .findFirst();
    }
  }

  /** Gets a request target as it is. */
  public static Answer get(URI server, String target, String... headers) {
    return request(server, "GET", target, headers);
  }

  /** Posts a text as {@code application/json}, octet by octet. */
  public static Answer postJson(URI server, String target, String body, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type: application/json";
    all[headers.length + 1] = "Content-Length: " + body.length() + "\r\n\r\n" + body;
    return request(server, "POST", target, all);
  }

  /** Sends a request target as it is, with {@code Connection: close} and these header lines. */
  public static Answer request(URI server, String method, String target, String... headers) {
    StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    text.append("Host: ").append(server.getAuthority()).append("\r\nConnection: close\r\n");
    Arrays.stream(headers).forEach(line -> text.append(line).append("\r\n"));
    return send(server, text + "\r\n");
  }

  /** Sends a text as it is and reads until the server closes the connection. */
  public static Answer send(URI server, String text) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return parse(readAll(socket.getInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was read before the connection ended, also where it was reset. */
  private static String readAll(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try {
      in.transferTo(read);
    } catch (java.net.SocketException reset) {
      // The server closed while something of ours was still unread: what it said before counts.
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  private static Answer parse(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Answer(0, List.of(), text);
    }
    List<String> lines = List.of(text.substring(0, end).split("\r\n"));
    int status = Integer.parseInt(lines.getFirst().split(" ")[1]);
    return new Answer(status, lines.subList(1, lines.size()), text.substring(end + 4));
  }
}
