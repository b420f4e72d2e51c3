package io.marketsuite.boundary.outbound;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Callback URLs that must never be called where {@code api.carerix.io} is listed, and why. */
final class RefusedUrls {
  private RefusedUrls() {}

  static Stream<Arguments> table() {
    return Stream.of(
        row("plain http", "http://api.carerix.io/features/v1/callback"),
        row("another scheme", "ftp://api.carerix.io/callback"),
        row("another scheme", "file:///etc/passwd"),
        row("another scheme", "jar:https://api.carerix.io!/callback"),
        row("no scheme", "//api.carerix.io/callback"),
        row("no scheme", "api.carerix.io/callback"),
        row("no authority", "https:api.carerix.io/callback"),
        row("no authority", "mailto:api.carerix.io"),
        row("no host", "https:///callback"),
        row("the usual port, spelled out", "https://api.carerix.io:443/callback"),
        row("a foreign port", "https://api.carerix.io:8443/callback"),
        row("a foreign port", "https://callbacks.example:8444/callback"),
        row("no port where one is listed", "https://callbacks.example/callback"),
        row("an empty port", "https://api.carerix.io:/callback"),
        row("a port with a zero before it", "https://callbacks.example:08443/callback"),
        row("a port that is no number", "https://api.carerix.io:https/callback"),
        row("a port beyond all ports", "https://callbacks.example:73979/callback"),
        row("user information", "https://user@api.carerix.io/callback"),
        row("user information", "https://user:password@api.carerix.io/callback"),
        row("empty user information", "https://@api.carerix.io/callback"),
        row("the host as user", "https://api.carerix.io@evil.example/callback"),
        row("the host as user and password", "https://api.carerix.io:443@evil.example/x"),
        row("the host as fragment", "https://evil.example#api.carerix.io"),
        row("the host as fragment of a user", "https://evil.example#@api.carerix.io/x"),
        row("the host as query", "https://evil.example?api.carerix.io"),
        row("the host in the path", "https://evil.example/api.carerix.io"),
        row("a fragment", "https://api.carerix.io/callback#x"),
        row("an empty fragment", "https://api.carerix.io/callback#"),
        row("a suffix host", "https://api.carerix.io.evil.example/callback"),
        row("a prefix host", "https://evil-api.carerix.io/callback"),
        row("a subdomain", "https://x.api.carerix.io/callback"),
        row("the parent", "https://carerix.io/callback"),
        row("a dot at the end", "https://api.carerix.io./callback"),
        row("two dots", "https://api..carerix.io/callback"),
        row("a backslash for the path", "https://api.carerix.io\\@evil.example/callback"),
        row("a backslash for the authority", "https:\\\\api.carerix.io/callback"),
        row("a host with percent signs", "https://api%2ecarerix.io/callback"),
        row("a host with an encoded slash", "https://api.carerix.io%2f@evil.example/x"),
        row("a host with an encoded null", "https://api.carerix.io%00.evil.example/x"),
        row("a letter that folds to ours", "https://api.carerıx.io/callback"),
        row("a sign that folds to a letter", "https://api.carerix.io\u212A.evil/callback"),
        row("a wide dot", "https://api\u3002carerix.io/callback"),
        row("a host in Punycode", "https://xn--api-carerix-io.example/callback"),
        row("loopback", "https://127.0.0.1/callback"),
        row("loopback as one number", "https://2130706433/callback"),
        row("loopback in hexadecimal", "https://0x7f000001/callback"),
        row("loopback in octal", "https://0177.0.0.1/callback"),
        row("loopback made short", "https://127.1/callback"),
        row("loopback by name", "https://localhost/callback"),
        row("IPv6 loopback", "https://[::1]/callback"),
        row("mapped loopback", "https://[::ffff:127.0.0.1]/callback"),
        row("an IPv6 zone", "https://[fe80::1%25eth0]/callback"),
        row("metadata", "https://169.254.169.254/latest/meta-data/"),
        row("a public number that is not listed", "https://8.8.8.8/callback"),
        row("a blank", "https://api.carerix.io/call back"),
        row("a blank before it", " https://api.carerix.io/callback"),
        row("a tab in the scheme", "ht\ttps://api.carerix.io/callback"),
        row("a new header", "https://api.carerix.io/callback\r\nX: y"),
        row("a new line at the end", "https://api.carerix.io/callback\n"),
        row("a null", "https://api.carerix.io/callback\0"),
        row("a delete", "https://api.carerix.io/callback\u007f"),
        row("a letter that is not ASCII", "https://api.carerix.io/café"),
        row("half a percent sign", "https://api.carerix.io/%4"),
        row("nothing", ""),
        row("a word", "x"));
  }

  private static Arguments row(String why, String url) {
    return Arguments.of(why, url);
  }
}
