package dmsmedic.medic.dms;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.testkit.program.Command;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The same migration through boto3, whose waiters look sooner than a shell can. */
class Boto3IT {
  private static final String SCRIPT = "src/test/resources/dmsmedic/medic/dms/migration.py";

  @Test
  void aTaskLivesThroughEveryCall() throws IOException, InterruptedException {
    PythonClients clients = PythonClients.orSkip();
    try (Program dms = Program.start("--region", "eu-west-1")) {
      Command.Ran ran = clients.python(SCRIPT, dms.endpoint().toString()).run();

      assertThat(ran.status()).as(ran.output()).isZero();
      assertThat(ran.lastLine()).isEqualTo("5 refusals as expected, 2 tables of 1000 rows");
      assertThat(dms.end().status()).isZero();
    }
  }
}
