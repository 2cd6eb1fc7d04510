/** Who may do what in administration, and the log of who did. */
@NullMarked
package dev.consentry.server.access;

import org.jspecify.annotations.NullMarked;
