package dev.blotter.bench.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.blotter.app.DatabaseAddress;
import java.sql.SQLException;
import java.util.UUID;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * Axon Framework on its JDBC event store: an event for each command, a transaction for each event,
 * JSON in a binary column, and the cache of aggregates that spares it reading them anew.
 */
public final class Axon implements Contender {

  private final HikariDataSource connections;
  private final CommandGateway commands;
  private final String hot = UUID.randomUUID().toString();

  /**
   * @param at an empty database
   * @param pool how many connections there are
   */
  public Axon(DatabaseAddress at, int pool) {
    connections = connections(at, pool);
    var bus = SimpleCommandBus.builder().build();
    var engine = engine(connections);
    engine.createSchema(PostgresEventTableFactory.INSTANCE);
    EventSourcingRepository<AxonOrder> orders =
        EventSourcingRepository.builder(AxonOrder.class)
            .eventStore(EmbeddedEventStore.builder().storageEngine(engine).build())
            .cache(new WeakReferenceCache())
            .build();
    AggregateAnnotationCommandHandler.<AxonOrder>builder()
        .aggregateType(AxonOrder.class)
        .repository(orders)
        .build()
        .subscribe(bus);
    commands = DefaultCommandGateway.builder().commandBus(bus).build();
    commands.sendAndWait(order(hot));
  }

  private static HikariDataSource connections(DatabaseAddress at, int pool) {
    var config = new HikariConfig();
    config.setJdbcUrl(at.jdbcUrl());
    config.setUsername(at.user());
    config.setPassword(at.password());
    config.setMaximumPoolSize(pool);
    return new HikariDataSource(config);
  }

  private static JdbcEventStorageEngine engine(HikariDataSource connections) {
    var serializer = JacksonSerializer.builder().build();
    return JdbcEventStorageEngine.builder()
        .connectionProvider(new DataSourceConnectionProvider(connections))
        .transactionManager(NoTransactionManager.INSTANCE)
        .eventSerializer(serializer)
        .snapshotSerializer(serializer)
        .build();
  }

  @Override
  public String name() {
    return "Axon 4.13, JDBC";
  }

  @Override
  public void place() {
    commands.sendAndWait(order(UUID.randomUUID().toString()));
  }

  @Override
  public void hot() {
    commands.sendAndWait(new AxonOrder.Enlarge(hot, 1));
  }

  private static AxonOrder.Place order(String id) {
    var user = UUID.randomUUID().toString();
    return new AxonOrder.Place(id, user, "client-" + id, "AAPL", 1, "42.25");
  }

  @Override
  public long events() {
    try (var connection = connections.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM DomainEventEntry")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
