package dev.blotter.audit.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipFile;

/** What an export holds. */
public record OpenedZip(Path path) {

  public List<String> names() {
    try (var zip = new ZipFile(path.toFile())) {
      return zip.stream().map(entry -> entry.getName()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<String> lines(String name) {
    try (var zip = new ZipFile(path.toFile());
        var in = zip.getInputStream(zip.getEntry(name));
        var text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return text.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of its files, beside it. */
  public Path extracted(String name) {
    try (var zip = new ZipFile(path.toFile());
        var in = zip.getInputStream(zip.getEntry(name))) {
      var file = path.resolveSibling(name);
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
