/** The commit guard of GlassFish, typed against Grizzly, which writes its responses. */
@NullMarked
package dev.consentry.filter.guard.glassfish;

import org.jspecify.annotations.NullMarked;
