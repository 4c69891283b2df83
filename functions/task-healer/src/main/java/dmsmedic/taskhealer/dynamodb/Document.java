package dmsmedic.taskhealer.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A value that is about to be written as one item, with pages where it is long.
 *
 * @param room what the names of its pages begin with; never used again once the value is gone
 * @param version the version that it has when it is written
 * @param extra attributes beside the value, on the item and on its pages
 */
record Document(
    ItemKey key,
    String room,
    long version,
    AttributeValue value,
    Map<String, AttributeValue> extra) {

  /** The prefix of the sort keys of its pages. */
  String pagePrefix() {
    return key.sk() + "/" + room + "/";
  }
}
