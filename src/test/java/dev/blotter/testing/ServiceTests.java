package dev.blotter.testing;

/**
 * Which tests start the service, by their names: merely to look at the class of one has Quarkus
 * build the whole application, also where its tag leaves it out.
 */
public final class ServiceTests {

  /** Names of classes in full, as a regular expression. */
  public static final String PATTERN =
      "dev\\.blotter\\.(.*OverHttpTest|page\\..*|http\\.hostile\\..*|"
          + "app\\.(Deployment|RebuildCommand|Service|TrainingWork|WalkThrough)Test|"
          + "audit\\.(LongComparisons)Test|"
          + "audit\\.web\\.(PastAccountProperty)Test|"
          + "database\\.(Alerts|Dashboard|DatabaseAdministration|ExhaustedPool|IndexTable|"
          + "LostConnections|LostIndex|Pruning|QueryCatalogue|QueryPlans|"
          + "QueryPlansWithoutRedundantIndexes)Test|"
          + "demo\\.(Demo)Test|"
          + "http\\.(AccountRequests|AllOrders|ApiDescription|CachedReads|Conditions|"
          + "DescribedEnums|ExecutionRequests|FactsOfTheFuture|OrderChanges|OrderConditions|"
          + "OrderKinds|OrderOfThePast|OrderRequests|Overload|Ownership|Parameters|Problems|"
          + "ReportedFacts|Retries|UnheardFailures|UnknownUsers)Test|"
          + "http\\.contract\\.(PlainDescription)Test|"
          + "position\\.(AdjustmentRange)Test|"
          + "projection\\.(UserCache)Test|"
          + "relay\\.(RelayToKafka)Test|"
          + "stream\\.web\\.(FeedsUnderPressure|RefusedFeeds)Test|"
          + "trading\\.(HangingOrders)Test|"
          + "user\\.web\\.(ListingUsers|ReadingUsers)Test"
          + ")";

  private ServiceTests() {}
}
