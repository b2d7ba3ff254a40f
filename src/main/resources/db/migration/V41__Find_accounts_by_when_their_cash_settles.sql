-- When the next unsettled amount is due, of whatever currency; null where all is settled. Its
-- projection fills it in for the accounts that are there: it is made anew from the log.
ALTER TABLE portfolios ADD COLUMN next_settlement_at timestamptz;

CREATE INDEX idx_portfolios_next_settlement_at ON portfolios(next_settlement_at)
  WHERE next_settlement_at IS NOT NULL;
