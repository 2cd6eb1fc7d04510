/** The javax twin of the filter in a real Tomcat 9. */
@NullMarked
package dev.consentry.container.tomcat9;

import org.jspecify.annotations.NullMarked;
