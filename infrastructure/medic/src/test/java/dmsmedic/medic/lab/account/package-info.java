/** The AWS account of a story that the adapters really talk to, and what is heard in it. */
@NullMarked
package dmsmedic.medic.lab.account;

import org.jspecify.annotations.NullMarked;
