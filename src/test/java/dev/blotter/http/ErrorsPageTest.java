package dev.blotter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.blotter.kernel.RejectionCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorsPageTest {

  @Test
  void every_code_that_a_client_can_meet_is_explained() throws IOException {
    var page = Files.readString(Path.of("docs/errors.md"));
    assertThat(codes())
        .hasSizeGreaterThan(50)
        .allSatisfy(c -> assertThat(page).contains("| " + c + " |"));
  }

  private static Stream<String> codes() {
    var rejections =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests()).importPackages("dev.blotter").stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(RejectionCode.class))
                .map(JavaClass::reflect)
                .flatMap(type -> Arrays.stream(type.getEnumConstants()));
    return Stream.concat(Arrays.stream(HttpError.values()), rejections).map(Object::toString);
  }
}
