/** Which settings there are, and that no other stands below {@code consentry.}. */
@NullMarked
package dev.consentry.server.settings;

import org.jspecify.annotations.NullMarked;
