/** Tests of CockroachDB's log formats. */
@NullMarked
package dmsmedic.logwatcher.cockroach;

import org.jspecify.annotations.NullMarked;
