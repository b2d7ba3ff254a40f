package dev.blotter.audit.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blotter.eventlog.LongWork;
import dev.blotter.json.Json;
import dev.blotter.kernel.Sha256;
import io.smallrye.mutiny.Uni;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A zip file that is written one entry after the other, each with its SHA-256. It waits for the
 * disk, so it is for worker threads. Whoever asked for it may leave while one of them writes:
 * another then discards it, and nothing is written any more.
 */
public final class BundleFile {

  private final Path folder;
  private final String prefix;
  private final MessageDigest digest = Sha256.digest();
  private final List<ListedFile> files = new ArrayList<>();
  private @Nullable Path path;
  private @Nullable OutputStream onDisk;
  private @Nullable ZipOutputStream zip;
  private @Nullable String entry;
  private long size;
  private boolean discarded;

  /**
   * There is nothing on the disk before something is written.
   *
   * @param prefix what the name begins with
   */
  public BundleFile(Path folder, String prefix) {
    this.folder = folder;
    this.prefix = prefix;
  }

  /** Begins an entry; what was begun before is ended. */
  public void begin(String name) {
    write(
        to -> {
          end(to);
          to.putNextEntry(new ZipEntry(name));
          entry = name;
        });
  }

  public void line(String json) {
    bytes(json.getBytes(UTF_8));
    bytes(new byte[] {'\n'});
  }

  void bytes(byte[] content) {
    bytes(content, 0, content.length);
  }

  private void bytes(byte[] content, int offset, int length) {
    write(
        to -> {
          digest.update(content, offset, length);
          size += length;
          to.write(content, offset, length);
        });
  }

  /** The entry that was begun, as a stream; closing it ends neither the entry nor the file. */
  public OutputStream stream() {
    return new EntryStream();
  }

  public void whole(String name, byte[] content) {
    begin(name);
    bytes(content);
  }

  /** The entries so far, each with its hash. */
  public synchronized List<ListedFile> files() {
    write(this::end);
    return List.copyOf(files);
  }

  private void end(ZipOutputStream to) throws IOException {
    if (entry != null) {
      to.closeEntry();
      files.add(new ListedFile(entry, size, HexFormat.of().formatHex(digest.digest())));
      entry = null;
      size = 0;
    }
  }

  /** Writes what says what it holds, and answers its bytes, which are to be signed. */
  public byte[] manifest(Object manifest) {
    var bytes = Json.write(manifest).getBytes(UTF_8);
    whole("manifest.json", bytes);
    return bytes;
  }

  /** Ends it with the signature of its manifest. */
  public Bundle signed(byte[] signature) {
    whole("manifest.sig", signature);
    return bundle();
  }

  /** Ends the file, which can be read from then on. */
  synchronized Bundle bundle() {
    write(
        to -> {
          end(to);
          to.close();
        });
    if (path == null || discarded) {
      throw new CancellationException("nobody waits for the bundle any more");
    }
    try {
      return new Bundle(path, Files.size(path));
    } catch (IOException e) {
      throw new FileNotWritten(e);
    }
  }

  /** Deletes it, and sees to it that there will be none; on a full disk it cannot be ended. */
  synchronized void discard() {
    discarded = true;
    try {
      if (onDisk != null) {
        onDisk.close();
      }
      if (path != null) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new FileNotWritten(e);
    }
  }

  /** Has a worker delete it, and see to it that there will be none. */
  public Uni<Void> discarded() {
    return LongWork.byWorker(
            () -> {
              discard();
              return this;
            })
        .replaceWithVoid();
  }

  private synchronized void write(Writing writing) {
    if (discarded) {
      return;
    }
    try {
      if (zip == null) {
        path = Files.createTempFile(Files.createDirectories(folder), prefix, ".zip");
        onDisk = Files.newOutputStream(path);
        zip = new ZipOutputStream(new BufferedOutputStream(onDisk));
      }
      writing.to(zip);
    } catch (IOException e) {
      throw new FileNotWritten(e);
    }
  }

  private interface Writing {
    void to(ZipOutputStream zip) throws IOException;
  }

  private final class EntryStream extends OutputStream {

    @Override
    public void write(int octet) {
      bytes(new byte[] {(byte) octet});
    }

    @Override
    public void write(byte[] content, int offset, int length) {
      bytes(content, offset, length);
    }
  }
}
