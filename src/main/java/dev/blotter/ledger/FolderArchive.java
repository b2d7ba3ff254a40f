package dev.blotter.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Keeps heads and public keys in a folder. */
public final class FolderArchive implements HeadArchive {

  private final Path folder;

  public FolderArchive(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public boolean put(long number, byte[] head) {
    return put(ArchiveNames.head(number), head);
  }

  @Override
  public Optional<byte[]> head(long number) {
    return read(ArchiveNames.head(number));
  }

  @Override
  public OptionalLong newest(long atLeast) {
    return children(folder.resolve(ArchiveNames.HEADS)).stream()
        .sorted(Comparator.reverseOrder())
        .map(group -> children(group).stream().mapToLong(FolderArchive::number).max())
        .flatMapToLong(OptionalLong::stream)
        .filter(number -> number >= Math.max(1, atLeast))
        .findFirst();
  }

  @Override
  public boolean putBreak(long head, byte[] said) {
    return put(ArchiveNames.breakAt(head), said);
  }

  @Override
  public Optional<byte[]> breakAt(long head) {
    return read(ArchiveNames.breakAt(head));
  }

  @Override
  public void putKey(String id, String pem) {
    put(ArchiveNames.key(id), pem.getBytes(US_ASCII));
  }

  @Override
  public Optional<String> key(String id) {
    return read(ArchiveNames.key(id)).map(pem -> new String(pem, US_ASCII));
  }

  @Override
  public String place() {
    return folder.toString();
  }

  private static long number(Path file) {
    var group = String.valueOf(file.getName(file.getNameCount() - 2));
    return ArchiveNames.number(ArchiveNames.HEADS + group + "/" + file.getFileName());
  }

  private static List<Path> children(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Linked to its name once it is whole and on the disk: a link is never made over a file. */
  private boolean put(String name, byte[] content) {
    var file = folder.resolve(name);
    try {
      var parent = Files.createDirectories(file.toAbsolutePath().getParent());
      var draft = Files.createTempFile(parent, "new", ".part");
      try {
        Files.write(draft, content);
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        Files.createLink(file, draft);
        return true;
      } finally {
        Files.delete(draft);
      }
    } catch (FileAlreadyExistsException kept) {
      return read(name).filter(same -> Arrays.equals(same, content)).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<byte[]> read(String name) {
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(name)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
