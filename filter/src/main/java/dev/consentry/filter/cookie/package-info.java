/**
 * What a browser reads out of a Set-Cookie line (RFC 6265bis), what a request's Cookie header
 * names, and patterns of cookie names. Nothing but the JDK.
 */
@NullMarked
package dev.consentry.filter.cookie;

import org.jspecify.annotations.NullMarked;
