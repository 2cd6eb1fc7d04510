/**
 * The consent endpoint on the site's own origin, {@code /.consent/*}: relays to the service, so
 * that the widget needs no other origin and the token never meets a script. Free of servlet types.
 */
@NullMarked
package dev.consentry.filter.endpoint;

import org.jspecify.annotations.NullMarked;
