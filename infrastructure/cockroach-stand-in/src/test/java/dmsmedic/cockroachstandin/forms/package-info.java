/** Tests of the list of forms. */
@NullMarked
package dmsmedic.cockroachstandin.forms;

import org.jspecify.annotations.NullMarked;
