/** How records become DynamoDB values that a person can read and repair, and come back. */
@NullMarked
package dmsmedic.taskhealer.dynamodb.codec;

import org.jspecify.annotations.NullMarked;
