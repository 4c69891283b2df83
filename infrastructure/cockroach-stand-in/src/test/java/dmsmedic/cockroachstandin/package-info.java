/** Tests of the whole stand-in with real clients. */
@NullMarked
package dmsmedic.cockroachstandin;

import org.jspecify.annotations.NullMarked;
