/** AWS JSON 1.1 over HTTP. */
@NullMarked
package dmsmedic.dmssimulator.http;

import org.jspecify.annotations.NullMarked;
