package dev.blotter.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * CSV (RFC 4180) with a line of names; texts that look like a formula are made harmless, but those
 * that are plain decimals.
 */
final class RecordCsv implements EntryWriter<JsonNode> {

  /** What is one is computed with, also where it is below zero: the interface has it as a text. */
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private final List<String> columns;
  private final CSVPrinter printer;

  RecordCsv(OutputStream out, List<String> columns) {
    this.columns = columns;
    var format = CSVFormat.RFC4180.builder().setHeader(columns.toArray(String[]::new)).get();
    try {
      printer = new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, UTF_8)), format);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(JsonNode entry) throws IOException {
    for (var column : columns) {
      var text = RecordList.text(entry, column);
      printer.print(text == null || isDecimal(text) ? text : CsvWriter.harmless(text));
    }
    printer.println();
  }

  private static boolean isDecimal(String text) {
    return DECIMAL.matcher(text).matches();
  }

  @Override
  public void end() throws IOException {
    printer.flush();
  }
}
