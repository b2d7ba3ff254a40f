package dev.blotter.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
class ServingTest {

  private static final Path FILES = Path.of("src/main/resources/page");
  private static final Pattern LIBRARY =
      Pattern.compile("(?:\\.\\./)+((?:_static|webjars)/[^\"']+)");

  @Test
  void its_address_without_a_slash_leads_to_it_wherever_a_proxy_has_put_it() {
    given()
        .redirects()
        .follow(false)
        .get("/audit")
        .then()
        .statusCode(308)
        .header("Location", "audit/");
  }

  @Test
  void it_may_run_its_own_scripts_and_nothing_else() {
    RestAssured.get("/audit/")
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Content-Security-Policy", containsString("script-src 'self';"))
        .header("Cache-Control", equalTo("no-cache"));
  }

  @Test
  void its_files_are_kept_for_ever_under_the_version_that_it_names() {
    var script = scriptOf(RestAssured.get("/audit/").asString());
    RestAssured.get("/audit/" + script)
        .then()
        .statusCode(200)
        .contentType(containsString("text/javascript"))
        .header("Cache-Control", containsString("immutable"));
    var other = script.replaceFirst("^[^/]+", "0123456789abcdef");
    RestAssured.get("/audit/" + other).then().statusCode(200).header("Cache-Control", "no-cache");
    RestAssured.get("/audit/" + script + "x").then().statusCode(404);
  }

  @Test
  void head_is_answered_like_get_without_the_body() {
    var script = scriptOf(RestAssured.get("/audit/").asString());
    for (var path : List.of("/audit/", "/audit/" + script)) {
      var got = RestAssured.get(path);
      RestAssured.head(path)
          .then()
          .statusCode(200)
          .contentType(got.contentType())
          .header("Content-Length", got.header("Content-Length"))
          .header("Cache-Control", got.header("Cache-Control"));
    }
    given().redirects().follow(false).head("/audit").then().statusCode(308);
    RestAssured.head("/audit/x/nothing").then().statusCode(404);
  }

  @Test
  void its_version_changes_with_any_file() {
    var before = PageFiles.of(Map.of("index.html", new byte[] {1}, "a.js", new byte[] {2}));
    var after = PageFiles.of(Map.of("index.html", new byte[] {1}, "a.js", new byte[] {3}));
    assertThat(before.version()).isNotEqualTo(after.version());
  }

  @Test
  void no_address_in_its_files_begins_at_the_root() throws IOException {
    for (Path file : files()) {
      assertThat(Files.readString(file))
          .as(file.toString())
          .doesNotContainPattern("(src|href)=\"/|from '/|import\\('/");
    }
  }

  @Test
  void the_libraries_that_it_names_are_served() throws IOException {
    var named = new TreeSet<String>();
    for (Path file : files()) {
      LIBRARY.matcher(Files.readString(file)).results().forEach(match -> named.add(match.group(1)));
    }
    assertThat(named).hasSize(3);
    named.forEach(library -> RestAssured.get("/" + library).then().statusCode(200));
  }

  @Test
  void its_files_are_short_and_so_are_their_lines() throws IOException {
    for (Path file : files()) {
      assertThat(Files.readAllLines(file))
          .as(file.toString())
          .hasSizeLessThanOrEqualTo(300)
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }
  }

  private static String scriptOf(String page) {
    return page.replaceAll("(?s).*<script type=\"module\" src=\"([^\"]+)\".*", "$1");
  }

  private static List<Path> files() throws IOException {
    try (var all = Files.walk(FILES)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
