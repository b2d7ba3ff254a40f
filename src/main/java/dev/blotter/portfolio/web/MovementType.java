package dev.blotter.portfolio.web;

/** Why cash moves other than by a trade. */
enum MovementType {
  DEPOSIT,
  WITHDRAWAL,
  FEE,
  DIVIDEND
}
