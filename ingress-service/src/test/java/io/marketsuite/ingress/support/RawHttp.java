package io.marketsuite.ingress.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Requests as an attacker writes them, octet by octet, each on a connection of its own. */
public final class RawHttp {
  private static final int PATIENCE_MILLIS = 20_000;

  private RawHttp() {}

  /**
   * An answer.
   *
   * @param text all of it, as it came
   */
  public record Answer(String text) {

    /** The status; 0 if the connection ended without an answer. */
    public int status() {
      return text.isEmpty() ? 0 : Integer.parseInt(text.split(" ", 3)[1]);
    }

    /** A header, by its name in any case. */
    public Optional<String> header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return head()
          .lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .findFirst();
    }

    /** The body. */
    public String body() {
      return text.substring(head().length());
    }

    private String head() {
      int end = text.indexOf("\r\n\r\n");
      return end < 0 ? text : text.substring(0, end + 4);
    }
  }

  /** Sends these octets and reads one answer. */
  public static Answer send(URI base, String request) {
    try (Socket socket = connect(base)) {
      write(socket, request);
      return read(socket.getInputStream(), !request.startsWith("HEAD "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends these octets and reads all that is answered until the server ends the connection. */
  public static String sendAndAwaitEnd(URI base, String request) {
    try (Socket socket = connect(base)) {
      write(socket, request);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Socket connect(URI base) throws IOException {
    Socket socket = new Socket(base.getHost(), base.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static Answer read(InputStream in, boolean withBody) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0) {
        return new Answer(head.toString(StandardCharsets.UTF_8));
      }
      head.write(octet);
    }
    Answer bare = new Answer(head.toString(StandardCharsets.UTF_8));
    int length = withBody ? bare.header("Content-Length").map(Integer::parseInt).orElse(0) : 0;
    return new Answer(bare.text() + new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  /** A request with a JSON body; the headers end with line breaks. */
  public static String post(String target, List<String> headers, String body) {
    return request("POST", target, headers, body);
  }

  /** Any request with a JSON body. */
  public static String request(String method, String target, List<String> headers, String body) {
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
    text.append("Content-Type: application/json\r\n");
    text.append("Content-Length: ").append(body.length()).append("\r\n");
    headers.forEach(header -> text.append(header).append("\r\n"));
    return text.append("\r\n").append(body).toString();
  }
}
