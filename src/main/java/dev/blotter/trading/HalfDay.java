package dev.blotter.trading;

import java.time.LocalDate;
import java.time.LocalTime;

/** A day whose session ends at another time than usual, as before a holiday. */
public record HalfDay(LocalDate day, LocalTime close) {}
