package dev.blotter.demo;

/** What somebody does with an account, again and again. */
sealed interface Trader permits MarketMaker, TrendFollower, SwingTrader, Saver {

  void act();
}
