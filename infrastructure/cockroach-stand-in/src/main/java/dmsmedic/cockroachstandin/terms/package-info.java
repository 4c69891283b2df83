/**
 * What can be said: translations and refusals, and the names of types, functions and catalogues.
 */
@NullMarked
package dmsmedic.cockroachstandin.terms;

import org.jspecify.annotations.NullMarked;
