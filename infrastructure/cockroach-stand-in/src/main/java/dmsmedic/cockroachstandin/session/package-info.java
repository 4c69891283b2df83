/** One client connection from handshake to goodbye. */
@NullMarked
package dmsmedic.cockroachstandin.session;

import org.jspecify.annotations.NullMarked;
