/** The ledger in one DynamoDB table. */
@NullMarked
package dmsmedic.taskhealer.dynamodb;

import org.jspecify.annotations.NullMarked;
