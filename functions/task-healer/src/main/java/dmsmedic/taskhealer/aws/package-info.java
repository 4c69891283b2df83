/** How a client of an AWS service is built, and how what it throws reads to a person. */
@NullMarked
package dmsmedic.taskhealer.aws;

import org.jspecify.annotations.NullMarked;
