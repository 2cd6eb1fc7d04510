/**
 * Commit guards: what hooks into the container's own classes, one room below for each kind of
 * container, chosen when the webapp starts. They close what the portable wrappers of {@code
 * servlet} cannot see.
 */
@NullMarked
package dev.consentry.filter.guard;

import org.jspecify.annotations.NullMarked;
