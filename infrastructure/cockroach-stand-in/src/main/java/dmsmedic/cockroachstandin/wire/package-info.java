/** The PostgreSQL frontend/backend protocol 3.0: messages and nothing else. */
@NullMarked
package dmsmedic.cockroachstandin.wire;

import org.jspecify.annotations.NullMarked;
