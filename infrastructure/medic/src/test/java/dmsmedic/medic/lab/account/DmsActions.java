package dmsmedic.medic.lab.account;

import java.util.List;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.databasemigration.model.CreateReplicationTaskRequest;

/**
 * The IAM actions of the healer's own calls to DMS, which the simulated service cannot tell from
 * those of an operator.
 */
record DmsActions(BiConsumer<String, String> note) implements ExecutionInterceptor {

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    actions(operation, context).forEach(a -> note.accept("dms:" + a, context.request().toString()));
  }

  /** A create with tags needs two (AWS Service Authorization Reference, operations of DMS). */
  private static List<String> actions(String operation, Context.BeforeTransmission context) {
    return context.request() instanceof CreateReplicationTaskRequest create && create.hasTags()
        ? List.of(operation, "AddTagsToResource")
        : List.of(operation);
  }
}
