package dev.blotter.database.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blotter.kernel.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * A file of archived events in the making. It has another name until it is whole and on the disk,
 * so that a file of the final name is always whole. Its methods block.
 */
final class ArchiveFile implements AutoCloseable {

  private final String partition;
  private final Path file;
  private final Path draft;
  private final MessageDigest fileDigest = Sha256.digest();
  private final MessageDigest contentDigest = Sha256.digest();
  private final OutputStream onDisk;
  private final OutputStream lines;
  private final Map<Integer, ArchiveManifest.Span> lanes = new TreeMap<>();
  private long rows;

  private ArchiveFile(String partition, Path folder) throws IOException {
    this.partition = partition;
    this.file = folder.resolve(partition + ".ndjson.gz");
    this.draft = folder.resolve(partition + ".ndjson.gz.part");
    this.onDisk = Files.newOutputStream(draft);
    var hashed = new DigestOutputStream(onDisk, fileDigest);
    var zipped = new GZIPOutputStream(new BufferedOutputStream(hashed));
    this.lines = new DigestOutputStream(new BufferedOutputStream(zipped), contentDigest);
  }

  /** Begins a file in the folder, which is made where there is none. */
  static ArchiveFile begin(String partition, Path folder) throws IOException {
    Files.createDirectories(folder);
    return new ArchiveFile(partition, folder);
  }

  /** Adds a row; rows come by lane and position. */
  void add(int lane, long position, String line) throws IOException {
    lines.write((line + "\n").getBytes(UTF_8));
    lanes.merge(
        lane, new ArchiveManifest.Span(position, position), (span, added) -> span.with(position));
    rows++;
  }

  /** Gives the file its name once it is on the disk, with its manifest beside it. */
  ArchiveManifest finish() throws IOException {
    lines.close();
    toDisk(draft);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    var manifest =
        new ArchiveManifest(
            partition, file.toAbsolutePath(), rows, lanes, hex(contentDigest), hex(fileDigest));
    var beside = manifest.beside(".manifest.json");
    Files.writeString(beside, manifest.text());
    toDisk(beside);
    return manifest;
  }

  /** Gives up what is not finished; on a full disk it cannot even be ended. */
  @Override
  public void close() {
    try {
      onDisk.close();
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void toDisk(Path written) throws IOException {
    try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
