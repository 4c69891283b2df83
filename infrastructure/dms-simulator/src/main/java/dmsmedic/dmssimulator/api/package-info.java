/** The operations of the service: requests in, answers out. */
@NullMarked
package dmsmedic.dmssimulator.api;

import org.jspecify.annotations.NullMarked;
