/** What is hurt, what would help, and what speaks against it. */
@NullMarked
package dmsmedic.core.assessment;

import org.jspecify.annotations.NullMarked;
