/** Who may administrate. */
@NullMarked
package dev.consentry.server.access;

import org.jspecify.annotations.NullMarked;
