package dev.blotter.order.web;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a venue reports: the ExecType of FIX 4.4 (tag 150) by its name or its letter. A refused
 * cancel or replacement, in FIX a message of its own (OrderCancelReject), is a type here.
 */
@Schema(
    enumeration = {
      "NEW",
      "0",
      "DONE_FOR_DAY",
      "3",
      "CANCELED",
      "4",
      "REPLACED",
      "5",
      "REJECTED",
      "8",
      "SUSPENDED",
      "9",
      "PENDING_NEW",
      "A",
      "EXPIRED",
      "C",
      "RESTATED",
      "D",
      "TRADE",
      "F",
      "TRADE_CORRECT",
      "G",
      "TRADE_CANCEL",
      "H",
      "TRIGGERED",
      "L",
      "CANCEL_REJECTED",
      "REPLACE_REJECTED",
      "REINSTATED"
    })
enum ExecType {
  @JsonAlias("0")
  NEW,
  @JsonAlias("3")
  DONE_FOR_DAY,
  @JsonAlias("4")
  CANCELED,
  @JsonAlias("5")
  REPLACED,
  @JsonAlias("8")
  REJECTED,
  @JsonAlias("9")
  SUSPENDED,
  @JsonAlias("A")
  PENDING_NEW,
  @JsonAlias("C")
  EXPIRED,
  @JsonAlias("D")
  RESTATED,
  @JsonAlias("F")
  TRADE,
  @JsonAlias("G")
  TRADE_CORRECT,
  @JsonAlias("H")
  TRADE_CANCEL,
  @JsonAlias("L")
  TRIGGERED,
  CANCEL_REJECTED,
  REPLACE_REJECTED,
  REINSTATED
}
