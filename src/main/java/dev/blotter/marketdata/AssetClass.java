package dev.blotter.marketdata;

/** What kind of thing an instrument is; the names are those of Nautilus. */
public enum AssetClass {
  ALTERNATIVE,
  COMMODITY,
  CRYPTOCURRENCY,
  DEBT,
  EQUITY,
  FX,
  INDEX
}
