/** Offers portfolios over HTTP. */
@NullMarked
@OpenAPIDefinition(
    info = @Info(title = "", version = ""),
    components =
        @Components(
            schemas = {
              @Schema(
                  name = "PortfolioOpened",
                  description = "The account was opened",
                  implementation = PortfolioOpened.class),
              @Schema(
                  name = "CashDeposited",
                  description = "Cash was paid in",
                  implementation = CashDeposited.class),
              @Schema(
                  name = "CashWithdrawn",
                  description = "Cash was paid out",
                  implementation = CashWithdrawn.class),
              @Schema(
                  name = "WithdrawalRejected",
                  description = "Cash was to be paid out and was not",
                  implementation = WithdrawalRejected.class),
              @Schema(
                  name = "FundsReserved",
                  description =
                      "An order binds cash or holdings, or another amount of them than before",
                  implementation = FundsReserved.class),
              @Schema(
                  name = "FundsReleased",
                  description = "An order binds less than before, or nothing any more",
                  implementation = FundsReleased.class),
              @Schema(
                  name = "TradeCashPosted",
                  description = "An execution, its correction or its bust moved cash",
                  implementation = TradeCashPosted.class),
              @Schema(
                  name = "CommissionCharged",
                  description =
                      "A commission was taken, or given back where the amount is negative",
                  implementation = CommissionCharged.class),
              @Schema(
                  name = "FeeCharged",
                  description = "A fee was taken that belongs to no execution",
                  implementation = FeeCharged.class),
              @Schema(
                  name = "DividendPosted",
                  description = "A dividend was posted",
                  implementation = DividendPosted.class),
              @Schema(
                  name = "HoldingAdjusted",
                  description = "What is held changed by other than an execution",
                  implementation = HoldingAdjusted.class),
              @Schema(
                  name = "CashSettled",
                  description = "What was due by then is settled",
                  implementation = CashSettled.class),
              @Schema(
                  name = "PortfolioValued",
                  description = "What the account was worth at a moment",
                  implementation = PortfolioValued.class)
            }))
package dev.blotter.portfolio.web;

import dev.blotter.portfolio.PortfolioEvent.CashDeposited;
import dev.blotter.portfolio.PortfolioEvent.CashSettled;
import dev.blotter.portfolio.PortfolioEvent.CashWithdrawn;
import dev.blotter.portfolio.PortfolioEvent.CommissionCharged;
import dev.blotter.portfolio.PortfolioEvent.DividendPosted;
import dev.blotter.portfolio.PortfolioEvent.FeeCharged;
import dev.blotter.portfolio.PortfolioEvent.FundsReleased;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.portfolio.PortfolioEvent.HoldingAdjusted;
import dev.blotter.portfolio.PortfolioEvent.PortfolioOpened;
import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import dev.blotter.portfolio.PortfolioEvent.WithdrawalRejected;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.NullMarked;
