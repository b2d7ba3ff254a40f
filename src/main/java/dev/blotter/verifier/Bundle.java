package dev.blotter.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a bundle. */
final class Bundle implements AutoCloseable {

  /** Digits are kept as they are written, and no key may come twice. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** What is read as a whole is far smaller, in bytes: a zip of a megabyte may unpack to many. */
  private static final int LARGEST = 16 << 20;

  private static final Pattern NAME = Pattern.compile("[a-z0-9.-]{1,64}");

  private static final Pattern NAME_BESIDE = Pattern.compile("[a-z0-9._-]{1,64}");

  private final Path path;
  private final ZipFile zip;

  Bundle(Path file) throws IOException {
    this.path = file;
    this.zip = new ZipFile(file.toFile());
  }

  /**
   * The names of all files.
   *
   * @throws Fault where two have the same, of which another program might read the other, or one
   *     has a name that a terminal may take for something else
   */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    zip.stream()
        .map(ZipEntry::getName)
        .forEach(
            name -> {
              if (!NAME.matcher(name).matches()) {
                throw new Fault("a file has a name that no bundle has");
              }
              if (!names.add(name)) {
                throw new Fault("there are two files " + name);
              }
            });
    return names;
  }

  byte[] read(String name) throws IOException {
    try (var in = open(name)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new Unreadable(name + " is larger than " + LARGEST + " bytes");
      }
      return bytes;
    }
  }

  JsonNode json(String name) throws IOException {
    return parse(new String(read(name), UTF_8));
  }

  /** The lines of a file, which are read as they are asked for. */
  BufferedReader lines(String name) throws IOException {
    return new BufferedReader(new ShortLines(new InputStreamReader(open(name), UTF_8)));
  }

  static JsonNode parse(String json) throws IOException {
    return JSON.readTree(json);
  }

  /** A file that lies in the bundle's folder. */
  Path beside(String name) {
    if (!NAME_BESIDE.matcher(name).matches()) {
      throw new Fault("the file beside has a name that none has");
    }
    return path.resolveSibling(name);
  }

  /** The SHA-256 of a file in hexadecimal digits. */
  String sha256(String name) throws IOException, NoSuchAlgorithmException {
    return sha256(open(name));
  }

  static String sha256(InputStream content) throws IOException, NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    try (var in = new DigestInputStream(content, digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private InputStream open(String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      throw new Unreadable("the bundle has no " + name);
    }
    return zip.getInputStream(entry);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
