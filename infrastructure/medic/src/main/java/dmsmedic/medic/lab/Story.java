package dmsmedic.medic.lab;

import dmsmedic.cockroachstandin.Statement;
import dmsmedic.dmssimulator.DmsCall;
import dmsmedic.medic.lab.scenario.Scenario;
import dmsmedic.medic.lab.world.LabWorld;
import dmsmedic.medic.lab.world.Trace;
import dmsmedic.medic.lab.world.Witness;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The teller: each line says how long the story has run, who acts, and what happened. */
final class Story implements Witness {

  private static final int MOST_CHARACTERS = 200;

  private final PrintStream out;
  private int statements;
  private int calls;
  private String last = "";
  private int repeats;

  Story(PrintStream out) {
    this.out = out;
  }

  /** The beginning of a scenario. */
  void chapter(Scenario scenario) {
    statements = 0;
    calls = 0;
    out.println();
    out.println("== " + scenario.name() + ": " + scenario.sentence());
  }

  @Override
  public void sees(Instant at, String who, String what) {
    switch (who) {
      case "message" -> message(at, what);
      case "healer" -> once(at, who, Outcomes.of(what));
      case "log" -> once(at, who, what);
      default -> tell(at, who, what);
    }
  }

  /** A line that says the same as the one before, but for times and numbers, is only counted. */
  private void once(Instant at, String who, String what) {
    if (what.isEmpty()) {
      return;
    }
    String shape = who + what.replaceAll("[0-9]+", "0");
    if (shape.equals(last)) {
      repeats++;
      return;
    }
    flush();
    last = shape;
    tell(at, who, what);
  }

  private void flush() {
    if (repeats > 0) {
      out.println("                (" + repeats + " more like it)");
    }
    repeats = 0;
    last = "";
  }

  private void tell(Instant at, String who, String what) {
    if (!last.startsWith(who)) {
      flush();
    }
    Duration time = Duration.between(LabWorld.BEGIN, at);
    String line = what.replaceAll("\\s+", " ");
    out.printf(
        Locale.ROOT,
        "%4d:%02d  %-9s %s%n",
        time.toMinutes(),
        time.toSecondsPart(),
        who,
        line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + " ..." : line);
  }

  private void message(Instant at, String text) {
    flush();
    tell(at, "message", "to the engineer on call:");
    out.println();
    text.lines().forEach(line -> out.println("        | " + line));
    out.println();
  }

  /** Tells the calls and statements of the healer that reached the world since the last time. */
  void catchUp(Instant now, Trace trace) {
    for (DmsCall call : trace.calls().subList(calls, trace.calls().size())) {
      if (!call.operation().startsWith("Describe") && !call.operation().startsWith("List")) {
        tell(call.at(), "dms api", call.operation() + " " + call.request() + ": " + call.outcome());
      }
    }
    calls = trace.calls().size();
    for (Statement statement : trace.statements().subList(statements, trace.statements().size())) {
      if (statement.applicationName().equals("dms-medic") && tellable(statement.sql())) {
        tell(statement.at(), "sql", statement.sql());
      }
    }
    statements = trace.statements().size();
  }

  private static boolean tellable(String sql) {
    return sql.startsWith("ALTER") || sql.contains("count(") || sql.startsWith("SHOW copy");
  }

  /** The table of tables, and whether the story ended as it should. */
  void end(Result result) {
    flush();
    out.println(result.table());
  }
}
