package dmsmedic.medic.lab.account;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** What DMS answers to the healer, word for word. */
record DmsAnswers(Inputs inputs) implements ExecutionInterceptor {

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    return context.responseBody().map(body -> read(operation, body));
  }

  private InputStream read(String operation, InputStream body) {
    try (body) {
      byte[] answer = body.readAllBytes();
      inputs.read(operation, new String(answer, StandardCharsets.UTF_8));
      return new ByteArrayInputStream(answer);
    } catch (IOException e) {
      throw new UncheckedIOException("An answer of DMS could not be read.", e);
    }
  }
}
