/** The commit guard of Undertow, typed against its own classes. */
@NullMarked
package dev.consentry.filter.guard.undertow;

import org.jspecify.annotations.NullMarked;
