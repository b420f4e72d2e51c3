package io.marketsuite.stack.postgres;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Passwords of roles: random, made at first use, kept in a file that only its owner can read. */
final class Passwords {
  private static final int BYTES = 18;
  private final Path file;

  Passwords(Path file) {
    this.file = file;
  }

  /** The password of a role. */
  synchronized String of(String role) {
    Properties known = read();
    String password = known.getProperty(role);
    if (password == null) {
      password = random();
      known.setProperty(role, password);
      write(known);
    }
    return password;
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private Properties read() {
    Properties known = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        known.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return known;
  }

  private void write(Properties known) {
    try {
      Files.createDirectories(file.getParent());
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      try (Writer writer = Files.newBufferedWriter(file)) {
        known.store(writer, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
