/**
 * What a decision may ask for, and what was found: each answer known, or unknown with its reason.
 */
@NullMarked
package dmsmedic.core.observation;

import org.jspecify.annotations.NullMarked;
