package dmsmedic.taskhealer.healer;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.Loop;
import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import dmsmedic.testkit.FakeLedger;
import dmsmedic.testkit.FakeLedger.Trouble;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the function says in its own log about one wake-up. */
class SummaryTest {

  private static Fields summary(Ledger ledger) throws IOException {
    GuardedPorts guarded = new GuardedPorts();
    Loop.Ports ports = guarded.ports;
    Loop.Ports over =
        new Loop.Ports(
            ports.dms(), ports.cluster(), ports.logs(), ledger, ports.announcer(), ports.clock());
    String event =
        """
        {"version":"0","id":"1","source":"aws.dms",
         "detail-type":"DMS Replication Task State Change","account":"123456789012",
         "region":"eu-west-1","time":"2026-11-01T08:00:00Z","resources":["%s"],
         "detail":{"eventType":"REPLICATION_TASK_STOPPED"}}
        """
            .formatted(guarded.task);
    Invocation invocation = new Invocation();
    new TaskHealerHandler(new Wiring(over, Limits.standard(), Mode.OBSERVE))
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
            new ByteArrayOutputStream(),
            invocation);
    return Json.fields(invocation.log.toString());
  }

  @Test
  void aTaskOfWhichTheLedgerCannotBeReadIsAnError() throws IOException {
    FakeLedger troubled = new FakeLedger();
    troubled.troubledBy(() -> Trouble.LOST);

    Fields summary = summary(troubled);

    assertThat(summary.text("level")).isEqualTo("ERROR");
    assertThat(summary.texts("outcomes")).containsExactly("Unread: The ledger did not answer.");
  }

  @Test
  void aTaskThatIsLeftAloneIsNone() throws IOException {
    assertThat(summary(new FakeLedger()).text("level")).isEqualTo("INFO");
  }
}
