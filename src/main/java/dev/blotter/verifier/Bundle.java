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

  private final ZipFile zip;

  Bundle(Path file) throws IOException {
    this.zip = new ZipFile(file.toFile());
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>();
    zip.stream().forEach(entry -> names.add(entry.getName()));
    return names;
  }

  byte[] read(String name) throws IOException {
    try (var in = open(name)) {
      return in.readAllBytes();
    }
  }

  JsonNode json(String name) throws IOException {
    return parse(new String(read(name), UTF_8));
  }

  /** The lines of a file, which are read as they are asked for. */
  BufferedReader lines(String name) throws IOException {
    return new BufferedReader(new InputStreamReader(open(name), UTF_8));
  }

  static JsonNode parse(String json) throws IOException {
    return JSON.readTree(json);
  }

  /** The SHA-256 of a file in hexadecimal digits. */
  String sha256(String name) throws IOException, NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    try (var in = new DigestInputStream(open(name), digest)) {
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
