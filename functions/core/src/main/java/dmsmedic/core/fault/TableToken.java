package dmsmedic.core.fault;

import dmsmedic.core.migration.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a log line calls a table, before anybody knows which table that is.
 *
 * <p>A truncation line quotes schema and table as one token, {@code 'a.b.c'}, which is ambiguous
 * when a name contains a dot; other lines quote them apart, or leave the schema out.
 */
public sealed interface TableToken {
  /** Schema and table in one token with at least one inner dot: {@code 'a.b.c'}. */
  record Joined(String text) implements TableToken {
    /** Refuses text that no dot divides into two names. */
    public Joined {
      if (splits(text).isEmpty()) {
        throw new IllegalArgumentException("No dot divides the table token " + text);
      }
    }
  }

  /** Schema and table said apart: {@code 'schema'.'table'}, {@code "schema"."table"}. */
  record Separate(TableName name) implements TableToken {
    @Override
    public String text() {
      return name.toString();
    }
  }

  /** A table without its schema. */
  record Unqualified(String text) implements TableToken {
    /** Refuses an empty name. */
    public Unqualified {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("A table token must not be empty");
      }
    }
  }

  /** One quoted token: joined when a dot divides it, unqualified otherwise. */
  static TableToken quoted(String text) {
    return splits(text).isEmpty() ? new Unqualified(text) : new Joined(text);
  }

  /** Schema and table that were said apart. */
  static TableToken separate(String schema, String table) {
    return new Separate(new TableName(schema, table));
  }

  /** The token as a person reads it. */
  String text();

  /** Every table that the token can mean, the likeliest first; empty when the schema is unsaid. */
  default List<TableName> candidates() {
    return switch (this) {
      case Joined joined -> splits(joined.text());
      case Separate separate -> List.of(separate.name());
      case Unqualified _ -> List.of();
    };
  }

  /**
   * The table meant, given a catalogue of the tables that exist (it may be empty).
   *
   * <p>The first candidate that the catalogue knows; when it knows none, the likeliest one, which
   * splits at the first dot. A table without schema is only resolved by a catalogue that has
   * exactly one table of that name.
   */
  default Optional<TableName> resolve(Set<TableName> known) {
    if (this instanceof Unqualified(String table)) {
      List<TableName> named = known.stream().filter(it -> it.table().equals(table)).toList();
      return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
    return candidates().stream()
        .filter(known::contains)
        .findFirst()
        .or(() -> Optional.of(candidates().getFirst()));
  }

  private static List<TableName> splits(String text) {
    List<TableName> names = new ArrayList<>();
    for (int dot = text.indexOf('.', 1); dot > 0; dot = text.indexOf('.', dot + 1)) {
      if (dot < text.length() - 1) {
        names.add(new TableName(text.substring(0, dot), text.substring(dot + 1)));
      }
    }
    return List.copyOf(names);
  }
}
