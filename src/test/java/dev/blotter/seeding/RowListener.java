package dev.blotter.seeding;

/** Is shown every row that is written, as COPY has it. */
interface RowListener {

  RowListener NONE = (bytes, begin, end) -> {};

  /**
   * A row was written.
   *
   * @param begin where the row begins, with the count of its columns
   * @param end the first byte behind it
   */
  void written(byte[] bytes, int begin, int end);
}
