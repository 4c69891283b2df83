package dmsmedic.medic.template;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Mode;
import dmsmedic.medic.template.Policies.Statement;
import dmsmedic.taskhealer.cloudwatch.SdkLogs;
import dmsmedic.taskhealer.dms.DmsPermission;
import dmsmedic.taskhealer.dynamodb.LedgerTable;
import dmsmedic.taskhealer.notify.SdkAnnouncer;
import dmsmedic.taskhealer.secrets.SdkSecrets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionsTest {
  private static final String TASKS =
      "arn:${AWS::Partition}:dms:${AWS::Region}:${AWS::AccountId}:task:*";

  private final Policies healer = Policies.of(Checkout.template(), "TaskHealerRole");
  private final Policies watcher = Policies.of(Checkout.template(), "LogWatcherRole");

  @Test
  void theHealerMayDoWhatItsAdaptersDeclareAndNothingElse() {
    Set<String> declared = new TreeSet<>();
    Stream.of(DmsPermission.values()).map(DmsPermission::action).forEach(declared::add);
    declared.addAll(LedgerTable.permissions());
    declared.addAll(SdkLogs.permissions());
    declared.addAll(SdkAnnouncer.permissions());
    declared.addAll(SdkSecrets.permissions());

    assertThat(healer.actions()).isEqualTo(declared);
  }

  @Test
  void lambdaMayRunTheHealerAndNothingElse() {
    assertThat(healer.platform())
        .containsExactly(
            ownLog("TaskHealerLog"),
            """
            {"Sid":"KeepFailedInvocations","Effect":"Allow","Action":"sqs:SendMessage",\
            "Resource":{"Fn::GetAtt":"Failed.Arn"}}\
            """,
            """
            {"Sid":"OpenSecrets","Effect":"Allow","Action":"kms:Decrypt",\
            "Resource":{"Ref":"SecretKeyArn"},"Condition":{"StringEquals":{"kms:ViaService":\
            {"Fn::Sub":"secretsmanager.${AWS::Region}.${AWS::URLSuffix}"}}}}\
            """,
            """
            {"Sid":"OwnNetworkInterfaces","Effect":"Allow","Action":[\
            "ec2:AssignPrivateIpAddresses","ec2:CreateNetworkInterface",\
            "ec2:DeleteNetworkInterface","ec2:DescribeNetworkInterfaces",\
            "ec2:DescribeSubnets","ec2:UnassignPrivateIpAddresses"],"Resource":"*"}\
            """);
  }

  private static String ownLog(String group) {
    return """
    {"Sid":"OwnLog","Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],\
    "Resource":{"Fn::GetAtt":"%s.Arn"}}\
    """
        .formatted(group);
  }

  @Test
  void theWatcherMayPutEventsOnOurBusAndNothingElse() {
    assertThat(watcher.actions()).containsExactly("events:PutEvents");
    assertThat(watcher.platform()).containsExactly(ownLog("LogWatcherLog"));
    Statement put = watcher.allowing("events:PutEvents").getFirst();
    assertThat(put.at().get("Resource").resource()).contains("Bus");
    assertThat(put.condition("ForAllValues:StringLike", "events:detail-type"))
        .containsExactly("Fault Sighted", "Lambda Function Invocation Result*");
  }

  @ParameterizedTest
  @EnumSource
  void whatChangesDmsIsLimitedByTag(DmsPermission permission) {
    List<Statement> allowing = healer.allowing(permission.action());

    assertThat(allowing).isNotEmpty();
    assertThat(allowing)
        .allMatch(statement -> permission.changes() == isLimitedByTag(statement), "limited by tag");
  }

  private static boolean isLimitedByTag(Statement statement) {
    List<String> existing = statement.condition("StringEquals", "aws:ResourceTag/" + Mode.TAG);
    List<String> requested = statement.condition("StringEquals", "aws:RequestTag/" + Mode.TAG);
    List<String> opted = statement.condition("StringLike", "aws:ResourceTag/" + Mode.TAG);
    boolean resumes = statement.actions().equals(List.of("dms:StartReplicationTask"));
    return existing.equals(List.of(Mode.HEAL.word(), Mode.APPROVE.word()))
        || (resumes && opted.equals(List.of("*")))
        || requested.equals(List.of(Mode.HEAL.word()));
  }

  @Test
  void aTaskKeepsTheModeThatItsOperatorGaveIt() {
    Statement deny = denying("dms:AddTagsToResource");

    assertThat(deny.resources()).containsExactly(TASKS);
    assertThat(deny.condition("StringEquals", "aws:ResourceTag/" + Mode.TAG))
        .containsExactlyInAnyOrder("approve", "observe", "off");
  }

  @Test
  void onlyWhatAwsOffersNoResourceForIsAllowedOnEverything() {
    List<String> everywhere =
        healer.statements().stream()
            .filter(statement -> statement.resources().contains("*"))
            .map(Statement::sid)
            .toList();

    assertThat(everywhere).containsExactly("LookAtDms", "OwnNetworkInterfaces");
    assertThat(watcher.statements()).noneMatch(s -> s.resources().contains("*"));
  }

  @Test
  void noActionIsAPattern() {
    assertThat(Stream.of(healer, watcher).flatMap(role -> role.statements().stream()))
        .allMatch(statement -> statement.actions().stream().noneMatch(a -> a.contains("*")));
  }

  private Statement denying(String action) {
    return healer.statements().stream()
        .filter(statement -> !statement.allows() && statement.actions().contains(action))
        .findFirst()
        .orElseThrow();
  }
}
