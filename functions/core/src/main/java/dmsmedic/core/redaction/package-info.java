/** What is taken out of a text before anybody may read it. */
@NullMarked
package dmsmedic.core.redaction;

import org.jspecify.annotations.NullMarked;
