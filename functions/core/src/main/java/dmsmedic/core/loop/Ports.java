package dmsmedic.core.loop;

import java.time.InstantSource;

/** Everything that the loop reaches the world through. */
public record Ports(
    Dms dms, Cluster cluster, Logs logs, Ledger ledger, Announcer announcer, InstantSource clock) {}
