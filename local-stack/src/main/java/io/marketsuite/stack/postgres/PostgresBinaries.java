package io.marketsuite.stack.postgres;

import io.marketsuite.stack.StackException;
import io.marketsuite.stack.process.Folders;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once per machine and version from their Maven artifact into the
 * user's cache folder. Several processes may unpack at the same time: each unpacks beside the place
 * and moves its folder there; the first wins.
 */
final class PostgresBinaries {
  private static final int OWNER_EXECUTE = 0100;

  private PostgresBinaries() {}

  /** The folder whose {@code bin} holds {@code postgres}, {@code initdb} and {@code pg_ctl}. */
  static Path unpacked() {
    String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
    String machine = System.getProperty("os.arch");
    try (InputStream archive =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture(machine))) {
      return unpack(archive.readAllBytes());
    } catch (IOException | IllegalStateException e) {
      throw new StackException(
          "PostgreSQL's programs for "
              + system
              + " on "
              + machine
              + " could not be unpacked: "
              + e.getMessage(),
          e);
    }
  }

  private static String architecture(String machine) {
    return machine.equals("amd64") ? "x86_64" : machine;
  }

  private static Path unpack(byte[] archive) throws IOException {
    Path place = cache().resolve("postgres-" + digest(archive));
    if (Files.isDirectory(place)) {
      return place;
    }
    Path beside = Files.createTempDirectory(cache(), "unpacking-");
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(tar, entry, beside);
      }
    }
    try {
      Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      Folders.delete(beside);
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
    return place;
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    Path target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("the archive names a file outside of it: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      Files.setPosixFilePermissions(target, permissions(entry));
    }
  }

  private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
    Set<PosixFilePermission> permissions =
        EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);
    if ((entry.getMode() & OWNER_EXECUTE) != 0) {
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    return permissions;
  }

  private static Path cache() throws IOException {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path base =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    return Files.createDirectories(base.resolve("marketplace-integration-suite"));
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
