/** Doubts about the deployment template, put to it without deploying it. */
@NullMarked
package dmsmedic.medic.template;

import org.jspecify.annotations.NullMarked;
