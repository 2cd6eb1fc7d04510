/**
 * How answers are recognised as ones that the caller has already (RFC 9110, section 13), and in
 * which content coding they are sent (section 12.5.3).
 */
@NullMarked
package dev.consentry.server.caching;

import org.jspecify.annotations.NullMarked;
