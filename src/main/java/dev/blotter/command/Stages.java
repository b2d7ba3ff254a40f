package dev.blotter.command;

/** What a group goes through, shared by all pipelines. */
record Stages(
    Aggregates aggregates,
    GroupLoader loader,
    GroupDecider decider,
    GroupAppender appender,
    GroupSettlement settlement,
    SnapshotKeeper snapshots,
    CommandMetrics metrics) {}
