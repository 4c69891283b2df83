package dmsmedic.medic.lab;

import dmsmedic.cockroachstandin.Statement;
import dmsmedic.dmssimulator.DmsCall;
import dmsmedic.medic.lab.scenario.Scenario;
import dmsmedic.medic.lab.world.Trace;
import dmsmedic.medic.lab.world.Witness;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The teller: each line says how long the story has run, who acts, and what happened. */
final class Story implements Witness {

  private static final int MOST_CHARACTERS = 200;

  private final PrintStream out;
  private Supplier<Trace> trace = () -> new Trace(List.of(), List.of());
  private Instant began = Instant.EPOCH;
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

  /** From now on tells what reaches the two services, too, counting time from the beginning. */
  void follow(Instant beginning, Supplier<Trace> next) {
    began = beginning;
    trace = next;
  }

  @Override
  public void sees(Instant at, String who, String what) {
    if (!who.endsWith("log")) {
      catchUp();
    }
    switch (who) {
      case "message" -> message(at, what);
      case "healer" -> once(at, who, Outcomes.of(what));
      case "log" -> once(at, who, what);
      default -> tell(at, who, what);
    }
    out.flush();
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
    Duration time = Duration.between(began, at);
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

  /** Tells the calls and statements that reached the world since the last time, in their order. */
  private void catchUp() {
    Trace all = trace.get();
    List<Deed> deeds = new ArrayList<>();
    for (DmsCall call : all.calls().subList(calls, all.calls().size())) {
      if (!call.operation().startsWith("Describe") && !call.operation().startsWith("List")) {
        String text = call.operation() + " " + call.request() + ": " + call.outcome();
        deeds.add(new Deed(call.at(), "dms api", text));
      }
    }
    for (Statement statement : all.statements().subList(statements, all.statements().size())) {
      if (statement.applicationName().equals("dms-medic") && tellable(statement.sql())) {
        deeds.add(new Deed(statement.at(), "sql", statement.sql()));
      }
    }
    calls = all.calls().size();
    statements = all.statements().size();
    deeds.sort(Comparator.comparing(Deed::at));
    deeds.forEach(deed -> tell(deed.at(), deed.who(), deed.what()));
  }

  /** A call or a statement. */
  private record Deed(Instant at, String who, String what) {}

  private static boolean tellable(String sql) {
    return sql.startsWith("ALTER") || sql.contains("AS OF SYSTEM TIME");
  }

  /** The table of tables, and whether the story ended as it should. */
  void end(Result result) {
    flush();
    out.println(result.table());
  }
}
