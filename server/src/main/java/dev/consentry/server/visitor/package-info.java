/** The visitor's own rights over what is recorded about them. */
@NullMarked
package dev.consentry.server.visitor;

import org.jspecify.annotations.NullMarked;
