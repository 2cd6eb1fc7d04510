/**
 * A webapp that sets cookies in every way there is. It knows nothing of Consentry, and runs as it
 * is on every container.
 */
@NullMarked
package dev.consentry.filter.containers.ways;

import org.jspecify.annotations.NullMarked;
