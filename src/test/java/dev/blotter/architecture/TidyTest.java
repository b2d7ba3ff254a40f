package dev.blotter.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.ServiceTests;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps files and methods short enough to be read at a glance, and documents true. */
class TidyTest {
  private static final int LINE = 120;
  private static final int MAIN_FILE = 400;
  private static final int MAIN_FILE_P90 = 200;
  private static final int TEST_FILE = 600;
  private static final int METHOD = 60;
  private static final int METHOD_P90 = 15;
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
  private static final Pattern UNOWNED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b(?! ?\\(?#\\d+)");

  @Test
  void files_are_short() {
    assertThat(longerThan(MAIN_FILE, Sources.java(Sources.MAIN))).isEmpty();
    assertThat(longerThan(TEST_FILE, Sources.java(Sources.TEST))).isEmpty();
    List<Integer> sizes =
        Sources.java(Sources.MAIN).stream().map(file -> Sources.lines(file).size()).toList();
    assertThat(percentile(sizes, 90)).isLessThanOrEqualTo(MAIN_FILE_P90);
  }

  @Test
  void lines_are_short() {
    assertThat(offences(all(), line -> line.length() > LINE)).isEmpty();
  }

  @Test
  void methods_are_short() throws IOException {
    List<MethodSize> methods = MethodSize.of(Sources.java(Sources.MAIN));
    assertThat(methods).filteredOn(method -> method.lines() > METHOD).isEmpty();
    List<Integer> sizes = methods.stream().map(MethodSize::lines).toList();
    assertThat(percentile(sizes, 90)).isLessThanOrEqualTo(METHOD_P90);
  }

  @Test
  void every_package_says_what_it_is_for_and_is_free_of_nulls() {
    assertThat(Sources.packages(Sources.MAIN)).isNotEmpty().allSatisfy(TidyTest::isDescribed);
  }

  @Test
  void nothing_is_left_to_do_without_a_number() {
    assertThat(offences(all(), line -> UNOWNED.matcher(line).find())).isEmpty();
  }

  @Test
  void links_between_documents_resolve() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      LINK.matcher(Sources.text(document))
          .results()
          .map(link -> link.group(1))
          .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
          .filter(target -> !Files.exists(folderOf(document).resolve(target)))
          .forEach(target -> broken.add(document + " -> " + target));
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void every_key_of_the_configuration_is_explained() {
    String document = Sources.text(Path.of("docs/configuration.md"));
    assertThat(ConfigurationKeys.all())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(document).contains("`" + key + "`"));
  }

  @Test
  void whatever_starts_the_service_is_in_that_half_of_the_tests() {
    List<Path> asking =
        Sources.java(Sources.TEST).stream()
            .filter(file -> Sources.lines(file).contains("@QuarkusTest"))
            .toList();
    assertThat(asking)
        .isNotEmpty()
        .allSatisfy(file -> assertThat(Sources.lines(file)).contains("@Tag(\"service\")"));
  }

  @Test
  void the_other_half_leaves_out_by_name_what_starts_the_service_and_nothing_else() {
    assertThat(Sources.java(Sources.TEST))
        .filteredOn(file -> className(file).matches(ServiceTests.PATTERN))
        .filteredOn(file -> className(file).endsWith("Test"))
        .containsExactlyInAnyOrderElementsOf(
            Sources.java(Sources.TEST).stream()
                .filter(file -> Sources.lines(file).contains("@QuarkusTest"))
                .toList());
  }

  private static String className(Path file) {
    String path = Sources.TEST.relativize(file).toString();
    return path.substring(0, path.length() - ".java".length()).replace(File.separatorChar, '.');
  }

  private static void isDescribed(Path folder) {
    Path description = folder.resolve("package-info.java");
    assertThat(description).exists();
    assertThat(Sources.text(description)).startsWith("/**").contains("@NullMarked");
  }

  private static List<Path> all() {
    return Stream.of(Sources.MAIN, Sources.TEST, Sources.BENCH)
        .flatMap(root -> Sources.java(root).stream())
        .toList();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(Path.of("."));
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(top, docs).filter(path -> path.toString().endsWith(".md")).toList();
    }
  }

  private static Path folderOf(Path document) {
    return document.toAbsolutePath().getParent();
  }

  private static List<Path> longerThan(int limit, List<Path> files) {
    return files.stream().filter(file -> Sources.lines(file).size() > limit).toList();
  }

  private static List<String> offences(List<Path> files, Predicate<String> offends) {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = Sources.lines(file);
      for (int at = 0; at < lines.size(); at++) {
        if (offends.test(lines.get(at)) && !file.endsWith("TidyTest.java")) {
          found.add(file + ":" + (at + 1));
        }
      }
    }
    return found;
  }

  private static int percentile(List<Integer> sizes, int percent) {
    List<Integer> sorted = sizes.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}
