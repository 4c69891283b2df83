/** Tests of CockroachDB's log formats. */
@NullMarked
package dmsmedic.events.cockroach;

import org.jspecify.annotations.NullMarked;
