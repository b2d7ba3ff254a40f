package dev.blotter.command;

import dev.blotter.eventlog.EventLog;

/** What a group goes through, shared by all pipelines. */
record Stages(
    EventLog log,
    Aggregates aggregates,
    GroupLoader loader,
    GroupDecider decider,
    GroupAppender appender,
    GroupSettlement settlement,
    SnapshotKeeper snapshots,
    CommandMetrics metrics) {}
