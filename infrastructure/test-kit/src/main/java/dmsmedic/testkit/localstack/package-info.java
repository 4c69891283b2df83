/** AWS on this machine, as far as LocalStack goes: started for the tests that ask for it. */
@NullMarked
package dmsmedic.testkit.localstack;

import org.jspecify.annotations.NullMarked;
