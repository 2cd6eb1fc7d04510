/**
 * Policy versions: what a company declares in its site definition, how that is read, told to
 * visitors, and compared with the version before.
 */
@NullMarked
package dev.consentry.server.policy;

import org.jspecify.annotations.NullMarked;
