/** What filters download to enforce a site's policy. */
@NullMarked
package dev.consentry.server.enforcement;

import org.jspecify.annotations.NullMarked;
