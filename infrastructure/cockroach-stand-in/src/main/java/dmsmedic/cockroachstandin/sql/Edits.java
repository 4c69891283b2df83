package dmsmedic.cockroachstandin.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements in one statement, collected in any order and applied at once. */
public final class Edits {
  private record Edit(int start, int end, String replacement) {}

  private final Sql sql;
  private final List<Edit> edits = new ArrayList<>();

  public Edits(Sql sql) {
    this.sql = sql;
  }

  /** Replaces the tokens from {@code first} to {@code last}, both included. */
  public void replace(int first, int last, String replacement) {
    edits.add(new Edit(sql.at(first).start(), sql.at(last).end(), replacement));
  }

  /** Inserts a text before a token. */
  public void before(int index, String insertion) {
    int at = sql.at(index).start();
    edits.add(new Edit(at, at, insertion));
  }

  /** The edited text. */
  public String apply() {
    StringBuilder text = new StringBuilder(sql.text());
    edits.stream()
        .sorted(Comparator.comparingInt(Edit::start).reversed())
        .forEach(edit -> text.replace(edit.start, edit.end, edit.replacement));
    return text.toString();
  }
}
