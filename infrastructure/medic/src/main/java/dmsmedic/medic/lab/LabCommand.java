package dmsmedic.medic.lab;

import dmsmedic.medic.lab.scenario.Scenario;
import dmsmedic.medic.lab.scenario.Scenarios;
import java.util.List;

/** temporary */
public final class LabCommand {
  public static void main(String[] args) throws Exception {
    List<Scenario> scenarios =
        args.length > 0
            ? java.util.Arrays.stream(args).map(a -> Scenarios.named(a).orElseThrow()).toList()
            : Scenarios.main();
    for (Scenario scenario : scenarios) {
      long t = System.nanoTime();
      Result result =
          Lab.play(scenario, new Story(System.out, LabWorld.BEGIN), KillSwitch.at(0, false));
      System.out.println(result.wrong() + " " + (System.nanoTime() - t) / 1000000 + " ms");
    }
  }
}
