/** What the deployment template says, for the lab that obeys it and the tests that doubt it. */
@NullMarked
package dmsmedic.medic.template;

import org.jspecify.annotations.NullMarked;
