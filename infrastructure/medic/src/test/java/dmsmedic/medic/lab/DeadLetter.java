package dmsmedic.medic.lab;

import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import dmsmedic.medic.lab.functions.Functions.Delivery;

/**
 * A message of the queue of failed invocations.
 *
 * <p>Lambda puts the record of a failed invocation of the healer there itself; that of the
 * log-watcher comes as an event of the bus, which has the record as its detail. (AWS Lambda
 * developer guide, "Retaining records of asynchronous invocations".)
 */
record DeadLetter(String function, Json.Obj body) {

  static DeadLetter of(Delivery failed) {
    Json.Obj invocation =
        Json.object()
            .with("version", "1.0")
            .with(
                "requestContext",
                Json.object()
                    .with("condition", "RetriesExhausted")
                    .with("approximateInvokeCount", 3))
            .with("requestPayload", Json.read(failed.payload()))
            .with("responseContext", Json.object().with("functionError", "Unhandled"));
    return failed.function().equals("task-healer")
        ? new DeadLetter(failed.function(), invocation)
        : new DeadLetter(failed.function(), Json.object().with("detail", invocation));
  }

  /** The payload, taken out as the page about replaying says: {@code .detail // .}. */
  Delivery delivery() {
    Fields letter = Fields.of(body);
    Fields invocation = letter.optionalObject("detail").orElse(letter);
    return new Delivery(function, invocation.object("requestPayload").object().write());
  }
}
