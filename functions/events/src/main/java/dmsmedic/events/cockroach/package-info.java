/** CockroachDB's log formats, taken apart for the signatures that know what they mean. */
@NullMarked
package dmsmedic.events.cockroach;

import org.jspecify.annotations.NullMarked;
