/** Tests of rows and of retryable errors. */
@NullMarked
package dmsmedic.cockroachstandin.copy;

import org.jspecify.annotations.NullMarked;
