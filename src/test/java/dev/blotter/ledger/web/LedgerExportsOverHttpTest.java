package dev.blotter.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.audit.web.Exported;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.page.Tampering;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was found wrong with the log can be taken along. */
@Tag("service")
@QuarkusTest
class LedgerExportsOverHttpTest {

  private static final String FAULTS = "ledger/faults";

  @TempDir Path folder;

  @Test
  void faults_and_findings_are_taken_along_as_they_are_shown() throws IOException, SQLException {
    var ada = Account.withCash("100.00");
    String order = ada.buy("sealed", "ACME", "1", "10.00").as(JsonBody.class).at("order_id");
    Account.trade(order, "x" + order, "1", "9.00").then().statusCode(200);
    Tampering.awaitSealed(order);
    var exported = new Exported(folder);
    try (var tampering = Tampering.with(order)) {
      var run = URI.create(Tampering.verify()).getPath().substring("/v1/audit/".length());
      var findings = Exported.shown(run, "findings");
      assertThat(findings)
          .map(fault -> fault.get("event_id").textValue())
          .contains(tampering.eventId());
      exported.assertHolds(run + "/findings/export", "findings", findings, "kind");
      var query = Exported.manifest(exported.zip(run + "/findings/export")).get("query");
      assertThat(run).endsWith(query.get("verification_id").textValue());
      tampering.acknowledge("a test of exports");
      var faults = Exported.shown(FAULTS + "?limit=1000", "items");
      assertThat(faults.getFirst().get("acknowledged").get("reason").textValue())
          .isEqualTo("a test of exports");
      exported.assertHolds(FAULTS + "/export", "faults", faults, "number");
    }
  }

  @Test
  void they_are_for_auditors_and_operators() {
    var trader = Client.trader(UUID.randomUUID());
    var nothing = "verifications/" + UUID.randomUUID() + "/findings/export";
    Exported.assertRefused(trader, FAULTS + "/export", 403);
    Exported.assertRefused(trader, nothing, 403);
    Exported.assertRefused(Client.auditor(), nothing, 404);
    Exported.assertRefused(Client.auditor(), FAULTS + "/export?format=xls", 400);
  }
}
