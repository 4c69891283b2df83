/**
 * Remedies: ladders of rungs, their guards, the changes they propose, and how those are merged and
 * undone.
 */
@NullMarked
package dmsmedic.core.treatment;

import org.jspecify.annotations.NullMarked;
