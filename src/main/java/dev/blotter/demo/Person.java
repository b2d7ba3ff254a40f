package dev.blotter.demo;

import java.util.List;

/**
 * Somebody who has an account.
 *
 * @param key the first name in small letters: of the address and of the names of orders
 * @param accountType CASH, or MARGIN for whoever sells short
 * @param currency that of the account
 * @param other a second currency that some cash is in
 */
record Person(String key, String name, String accountType, String currency, String other) {

  static final Person ADA = new Person("ada", "Ada Lovelace", "MARGIN", "USD", "GBP");
  static final Person GRACE = new Person("grace", "Grace Hopper", "CASH", "USD", "GBP");
  static final Person ALAN = new Person("alan", "Alan Turing", "MARGIN", "GBP", "USD");
  static final Person EMMY = new Person("emmy", "Emmy Noether", "CASH", "GBP", "USD");
  static final Person KURT = new Person("kurt", "Kurt Gödel", "CASH", "USD", "GBP");
  static final Person JOAN = new Person("joan", "Joan Clarke", "MARGIN", "USD", "GBP");

  static final List<Person> ALL = List.of(ADA, GRACE, ALAN, EMMY, KURT, JOAN);
}
