/** What the service holds about a site besides its policy: the keys of its filters. */
@NullMarked
package dev.consentry.server.site;

import org.jspecify.annotations.NullMarked;
