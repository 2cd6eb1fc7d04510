/** The banner's script, handed out. */
@NullMarked
package dev.consentry.server.widget;

import org.jspecify.annotations.NullMarked;
