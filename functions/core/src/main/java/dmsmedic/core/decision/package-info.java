/** Pure decisions: what an incident asks next, and the one thing to do with the answers. */
@NullMarked
package dmsmedic.core.decision;

import org.jspecify.annotations.NullMarked;
