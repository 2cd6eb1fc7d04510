/** How answers are recognised as ones that the caller has already (RFC 9110, section 13). */
@NullMarked
package dev.consentry.server.caching;

import org.jspecify.annotations.NullMarked;
