/** A stand-in for the HTTP side of an AWS service, for what no emulator can be made to answer. */
@NullMarked
package dmsmedic.testkit.aws;

import org.jspecify.annotations.NullMarked;
