package dmsmedic.testkit.simulation.mutant;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.dmslog.DmsLogReader;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Announcer;
import dmsmedic.core.loop.Cluster;
import dmsmedic.core.loop.Dms;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.mapping.TargetName;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Found;
import dmsmedic.core.observation.Observation.AllTasks;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.RowsFound.Lengths;
import dmsmedic.core.observation.RowsWanted;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.core.treatment.RoleChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Healers that read logs or rows wrongly, set more than they should, or tell what is not so. */
final class OtherMutants {

  private OtherMutants() {}

  /** Reads a line that nobody wrote. */
  record InventsALine(Logs real, Dms dms) implements Logs {
    @Override
    public Answer<List<Found>> find(ReplicationTask task, Instant since) {
      return real.find(task, since)
          .map(found -> {
            List<Found> more = new ArrayList<>(found);
            dms.statistics(task.arn()).found().orElse(List.of()).stream()
                .limit(1)
                .forEach(table -> more.addAll(line(table.table(), since)));
            return more;
          });
    }

    private static List<Found> line(TableName table, Instant since) {
      Instant at = since.equals(Instant.EPOCH) ? Instant.parse("2026-03-01T12:00:00Z") : since;
      String line =
          ("2026-03-01T12:00:00 [SOURCE_UNLOAD   ]W:  Value of column 'body' in table '%s' was"
                  + " truncated to 1024 bytes, actual length: 4096 bytes  (x.c:1)")
              .formatted(table);
      return DmsLogReader.readAll(List.of(LogLine.of(at, line))).stream()
          .map(occurrence -> new Found(occurrence, at))
          .toList();
    }
  }

  /** Sets another default than the one that was decided, too. */
  static final class SetsMore extends ClusterAsIs {
    SetsMore(Cluster real) {
      super(real);
    }

    @Override
    public Outcome set(Endpoint target, RoleChange change) {
      Outcome outcome = real.set(target, change);
      real.set(
          target,
          new RoleChange(
              change.role(),
              Optional.of("everything"),
              SessionVariable.COPY_FROM_ATOMIC_ENABLED,
              Optional.empty(),
              Optional.of("false")));
      return outcome;
    }
  }

  /** Counts only the rows that DMS says it wrote. */
  static final class SeesNoForeignRows extends ClusterAsIs {
    private final Dms dms;

    SeesNoForeignRows(Cluster real, Dms dms) {
      super(real);
      this.dms = dms;
    }

    @Override
    public Answer<Map<TableName, RowsFound>> rows(Endpoint target, List<RowsWanted> wanted) {
      return real.rows(target, wanted)
          .map(found -> {
            Map<TableName, RowsFound> shown = new HashMap<>(found);
            for (TaskView view : dms.tasks().found().map(AllTasks::read).orElse(List.of())) {
              for (TableStatistics table :
                  dms.statistics(view.task().arn()).found().orElse(List.of())) {
                if (view.mappings().target(table.table())
                    instanceof TargetName.Mapped(TableName of)) {
                  shown.computeIfPresent(of, (_, rows) -> counted(rows, table));
                }
              }
            }
            return shown;
          });
    }

    private static RowsFound counted(RowsFound rows, TableStatistics table) {
      return new RowsFound(
          rows.target(), table.counts().expected(), Optional.of(0L), rows.lengths(), rows.asOf());
    }
  }

  /** Finds every value long and none cut. */
  static final class SeesNoDamage extends ClusterAsIs {
    SeesNoDamage(Cluster real) {
      super(real);
    }

    @Override
    public Answer<Map<TableName, RowsFound>> rows(Endpoint target, List<RowsWanted> wanted) {
      return real.rows(target, wanted)
          .map(found -> {
            Map<TableName, RowsFound> shown = new HashMap<>();
            found.forEach((table, rows) ->
                shown.put(
                    table,
                    new RowsFound(
                        table,
                        rows.rows(),
                        rows.younger(),
                        rows.lengths().stream().map(SeesNoDamage::whole).toList(),
                        rows.asOf())));
            return shown;
          });
    }

    private static Lengths whole(Lengths lengths) {
      long longest = 1_000_000_000;
      return new Lengths(lengths.column(), 0, 0, longest, longest, lengths.binary());
    }
  }

  /** Pages somebody and does not say what for. */
  record PagesWithoutAWord(Announcer real) implements Announcer {
    @Override
    public Outcome send(Announcement told) {
      return real.send(
          told.kind() == Notice.Kind.HANDED_OVER
              ? new Announcement(
                  told.id(),
                  told.incident(),
                  told.task(),
                  told.kind(),
                  told.at(),
                  "A task needs you.",
                  List.of())
              : told);
    }
  }

  /** Tells everything four times. */
  record TellsFourTimes(Announcer real) implements Announcer {
    @Override
    public Outcome send(Announcement told) {
      for (int i = 0; i < 3; i++) {
        real.send(told);
      }
      return real.send(told);
    }
  }

  /** Announces the happy end with the beginning. */
  record AnnouncesTheEndAtOnce(Announcer real) implements Announcer {
    @Override
    public Outcome send(Announcement announcement) {
      if (announcement.kind() == Notice.Kind.OPENED) {
        real.send(
            new Announcement(
                announcement.id(),
                announcement.incident(),
                announcement.task(),
                Notice.Kind.HEALED,
                announcement.at(),
                announcement.title(),
                List.of()));
      }
      return real.send(announcement);
    }
  }
}
