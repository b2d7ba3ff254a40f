package dev.blotter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
@InBrowser
class EvidenceTest {

  private Trades trades;

  @BeforeEach
  void trade() {
    trades = Trades.made();
  }

  @Test
  void an_order_is_taken_along_with_its_proofs(Auditor auditor) throws IOException {
    auditor.comesIn(trades.at(6)).sees("Version 6 of 6");
    assertThat(names(download(auditor, "Download evidence")))
        .contains("events.ndjson", "proofs.ndjson");
  }

  @Test
  void what_a_search_finds_is_exported_and_no_evidence(Auditor auditor) throws IOException {
    auditor.comesIn("#/search?symbol=" + trades.symbol()).sees("Order initialized");
    auditor.part("#format-of-events").selectOption("csv");
    auditor.sees(
        "Signed by the service, and no proof: for that take the evidence of an aggregate.");
    var download = download(auditor, "Export events");
    assertThat(download.suggestedFilename()).isEqualTo("events-csv.zip");
    assertThat(names(download))
        .contains("events.csv", "manifest.json")
        .doesNotContain("proofs.ndjson");
    assertThat(auditor.window().content()).doesNotContainIgnoringCase("download evidence");
  }

  private static Download download(Auditor auditor, String button) {
    return auditor.window().waitForDownload(() -> auditor.clicks(button));
  }

  private static List<String> names(Download download) throws IOException {
    List<String> names = new ArrayList<>();
    try (var zip = new ZipInputStream(Files.newInputStream(download.path()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
