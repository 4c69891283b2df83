/** Tries of LocalStack through the AWS SDK. */
@NullMarked
package dmsmedic.testkit.localstack;

import org.jspecify.annotations.NullMarked;
