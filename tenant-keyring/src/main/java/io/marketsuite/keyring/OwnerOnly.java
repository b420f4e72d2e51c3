package io.marketsuite.keyring;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files and folders that nobody but their owner may touch, where the file system knows owners. */
final class OwnerOnly {
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnerOnly() {}

  /**
   * @throws KeyringException if group or others have any right on the file
   */
  static void require(Path file) {
    if (!isPosix(file)) {
      return;
    }
    try {
      Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
      if (!OWNERS.containsAll(granted)) {
        throw new KeyringException(
            file
                + " holds a secret key and has the mode "
                + PosixFilePermissions.toString(granted)
                + "; make it rw------- (chmod 600)");
      }
    } catch (IOException unreadable) {
      throw new KeyringException("The key file " + file + " cannot be read", unreadable);
    }
  }

  /** Makes a new file: it never exists with wider rights, and an existing one is never touched. */
  static void create(Path file, String content) throws IOException {
    try (SeekableByteChannel channel =
            Files.newByteChannel(
                file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                attributes(file.toAbsolutePath().getParent(), "rw-------"));
        OutputStream out = Channels.newOutputStream(channel)) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Makes the folder if it is missing; one that exists is left as it is. */
  static void createFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path absolute = folder.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    Files.createDirectory(absolute, attributes(absolute.getParent(), "rwx------"));
  }

  private static FileAttribute<?>[] attributes(Path near, String mode) {
    return isPosix(near)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
