package dmsmedic.cockroachstandin;

import java.time.Instant;

/**
 * A statement that a client sent.
 *
 * @param at the stand-in's clock
 * @param sql the text as it came, without the semicolon
 */
public record Statement(
    Instant at, String role, String applicationName, String database, String sql) {}
