/** The main job in one process: the consent service, and webapps that obey it. */
@NullMarked
package dev.consentry.demo;

import org.jspecify.annotations.NullMarked;
