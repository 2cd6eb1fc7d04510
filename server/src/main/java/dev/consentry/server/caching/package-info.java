/**
 * How answers are recognised as ones that the caller has already (RFC 9110, section 13), and in
 * which content coding they are sent (section 12.5.3); and bodies that are written once for all.
 */
@NullMarked
package dev.consentry.server.caching;

import org.jspecify.annotations.NullMarked;
