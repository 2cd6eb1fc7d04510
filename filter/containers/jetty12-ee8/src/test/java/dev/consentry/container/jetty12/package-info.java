/** The javax twin of the filter in a real Jetty 12, in its environment for javax webapps. */
@NullMarked
package dev.consentry.container.jetty12;

import org.jspecify.annotations.NullMarked;
