package io.marketsuite.boundary.outbound.http;

import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate authority and servers' keys in one key store, made by the JDK's own tool, and a
 * trust store that believes the authority alone.
 */
final class Certificates {
  private static final String PASSWORD = "not-a-secret";
  private static final String YESTERDAY = "-1d";

  private final Path folder;

  private Certificates(Path folder) {
    this.folder = folder;
  }

  /** Makes the authority, and the trust store, in an empty folder. */
  static Certificates in(Path folder) {
    Certificates made = new Certificates(folder);
    String pem = folder.resolve("authority.pem").toString();
    made.key("authority", YESTERDAY, "-ext", "bc:critical=ca:true");
    made.keytool("keys", "-exportcert", "-rfc", "-alias", "authority", "-file", pem);
    made.keytool("trust", "-importcert", "-noprompt", "-alias", "authority", "-file", pem);
    return made;
  }

  /** A server's key; the certificate is the authority's, for {@code dns:host} or {@code ip:…}. */
  Certificates signed(String alias, String subject) {
    return signed(alias, subject, YESTERDAY);
  }

  /** One that ended a week ago. */
  Certificates expired(String alias, String subject) {
    return signed(alias, subject, "-9d");
  }

  private Certificates signed(String alias, String subject, String begins) {
    return key(alias, begins, "-ext", "san=" + subject, "-signer", "authority");
  }

  /** A server's key whose certificate signs itself. */
  Certificates selfSigned(String alias, String subject) {
    return key(alias, YESTERDAY, "-ext", "san=" + subject);
  }

  /** The key of a server, for the server. */
  PfxOptions of(String alias) {
    return store("keys").setAlias(alias);
  }

  /** The trust store, for the client. */
  PfxOptions trust() {
    return store("trust");
  }

  private PfxOptions store(String name) {
    return new PfxOptions().setPath(file(name)).setPassword(PASSWORD);
  }

  private String file(String name) {
    return folder.resolve(name + ".p12").toString();
  }

  /** A key with a certificate of two days. */
  private Certificates key(String alias, String begins, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-groupname", "secp256r1"));
    arguments.addAll(List.of("-dname", "CN=" + alias, "-validity", "2", "-startdate", begins));
    arguments.addAll(List.of(more));
    keytool("keys", arguments.toArray(String[]::new));
    return this;
  }

  private void keytool(String store, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.add("-J-XX:TieredStopAtLevel=1");
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", file(store), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      byte[] said = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "keytool says: " + new String(said, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new IllegalStateException("no keytool in this JDK", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
