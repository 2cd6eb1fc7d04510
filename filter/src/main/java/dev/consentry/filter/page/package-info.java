/**
 * What is written for visitors without scripts: the preferences page and the banner, in their
 * language. Knows no servlet, no service and no token; uses the JDK alone.
 */
@NullMarked
package dev.consentry.filter.page;

import org.jspecify.annotations.NullMarked;
