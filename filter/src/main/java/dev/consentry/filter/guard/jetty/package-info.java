/** The commit guard of Jetty, typed against its own classes. */
@NullMarked
package dev.consentry.filter.guard.jetty;

import org.jspecify.annotations.NullMarked;
