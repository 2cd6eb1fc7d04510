/**
 * The drop-in servlet filter: no non-essential cookie leaves the webapp unless this visitor agreed
 * to it.
 */
@NullMarked
package dev.consentry.filter;

import org.jspecify.annotations.NullMarked;
