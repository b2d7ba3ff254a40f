package dev.blotter.portfolio.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.http.TypedFields;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.PortfolioCommand;
import dev.blotter.portfolio.PortfolioCommand.DepositCash;
import dev.blotter.portfolio.PortfolioCommand.PostDividend;
import dev.blotter.portfolio.PortfolioCommand.PostFee;
import dev.blotter.portfolio.PortfolioCommand.WithdrawCash;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Cash that comes or goes other than by a trade. */
@Schema(description = "Cash that comes or goes other than by a trade")
record CashMovementRequest(
    @NotNull @Schema(examples = "DEPOSIT") MovementType type,
    @NotNull
        @Schema(
            implementation = String.class,
            description = "Above zero; a DIVIDEND that is owed on a short is below zero",
            examples = "1000.00")
        BigDecimal amount,
    @NotNull @Schema(implementation = String.class, examples = "USD") Currency currency,
    @NotBlank
        @Size(max = 200)
        @Schema(description = "The name that other books know it by", examples = "wire 4711")
        String reference,
    @Nullable @Schema(implementation = String.class, description = "For DIVIDEND") Symbol symbol) {

  private static final TypedFields<CashMovementRequest, MovementType> FIELDS =
      new TypedFields<CashMovementRequest, MovementType>()
          .with("symbol", CashMovementRequest::symbol, Set.of(MovementType.DIVIDEND));

  /** The command; a field that the type needs and the request lacks, or the reverse, is a 400. */
  PortfolioCommand command(UUID userId) {
    FIELDS.check(this, type);
    var money = money();
    return switch (type) {
      case DEPOSIT -> new DepositCash(userId, reference, money);
      case WITHDRAWAL -> new WithdrawCash(userId, reference, money);
      case FEE -> new PostFee(userId, reference, money);
      case DIVIDEND -> new PostDividend(userId, reference, payer(), money);
    };
  }

  private Money money() {
    if (amount.signum() == 0 && type == MovementType.DIVIDEND) {
      throw RequestProblem.field("amount", "must not be 0; below 0 it is owed on a short");
    }
    if (amount.signum() <= 0 && type != MovementType.DIVIDEND) {
      throw RequestProblem.field("amount", "must be greater than 0");
    }
    return Money.parse(amount.toPlainString(), currency)
        .orElseThrow(
            () ->
                RequestProblem.field(
                    "amount",
                    "must have at most " + currency.digits() + " decimals in " + currency));
  }

  private Symbol payer() {
    if (symbol == null) {
      throw RequestProblem.field("symbol", "must be given for DIVIDEND");
    }
    return symbol;
  }
}
