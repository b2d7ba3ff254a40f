package dev.blotter.audit.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blotter.ledger.Hash;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A zip file that is written one entry after the other, each with its SHA-256. It waits for the
 * disk, so it is for worker threads, of which one at a time may use it.
 */
public final class BundleFile implements AutoCloseable {

  private final Path path;
  private final ZipOutputStream zip;
  private final MessageDigest digest = Hash.sha256();
  private final List<ListedFile> files = new ArrayList<>();
  private @Nullable String entry;
  private long size;

  private BundleFile(Path path) throws IOException {
    this.path = path;
    this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(path)));
  }

  /** A new file in the folder for temporary ones, whose name begins so. */
  public static BundleFile create(String prefix) {
    try {
      return new BundleFile(Files.createTempFile(prefix, ".zip"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins an entry; what was begun before is ended. */
  public void begin(String name) {
    write(
        () -> {
          end();
          zip.putNextEntry(new ZipEntry(name));
          entry = name;
        });
  }

  public void line(String json) {
    bytes(json.getBytes(UTF_8));
    bytes(new byte[] {'\n'});
  }

  void bytes(byte[] content) {
    write(() -> append(content, 0, content.length));
  }

  /** The entry that was begun, as a stream; closing it ends neither the entry nor the file. */
  public OutputStream stream() {
    return new EntryStream();
  }

  private void append(byte[] content, int offset, int length) throws IOException {
    digest.update(content, offset, length);
    size += length;
    zip.write(content, offset, length);
  }

  public void whole(String name, byte[] content) {
    begin(name);
    bytes(content);
  }

  /** The entries so far, each with its hash. */
  public List<ListedFile> files() {
    write(this::end);
    return List.copyOf(files);
  }

  private void end() throws IOException {
    if (entry != null) {
      zip.closeEntry();
      files.add(new ListedFile(entry, size, HexFormat.of().formatHex(digest.digest())));
      entry = null;
      size = 0;
    }
  }

  /** Ends the file, which can be read from then on. */
  public Bundle bundle() {
    close();
    try {
      return new Bundle(path, Files.size(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    write(
        () -> {
          end();
          zip.close();
        });
  }

  /** Deletes it, where it is of no use. */
  public void discard() {
    write(
        () -> {
          try {
            zip.close();
          } finally {
            Files.deleteIfExists(path);
          }
        });
  }

  private final class EntryStream extends OutputStream {

    @Override
    public void write(int octet) throws IOException {
      append(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] content, int offset, int length) throws IOException {
      append(content, offset, length);
    }
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
