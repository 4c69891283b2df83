package dmsmedic.dmssimulator.world;

import java.time.Instant;

/** An event that DescribeEvents tells. */
public record Happening(
    String sourceIdentifier, String sourceType, String category, String message, Instant at) {}
