/** The commit guard of Tomcat, typed against its own classes. */
@NullMarked
package dev.consentry.filter.guard.tomcat;

import org.jspecify.annotations.NullMarked;
