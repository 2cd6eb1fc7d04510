/** What the law at a place makes the default. Pure: no clock, no I/O. */
@NullMarked
package dev.consentry.server.jurisdiction;

import org.jspecify.annotations.NullMarked;
