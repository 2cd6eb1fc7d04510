/** The only maker of error answers: problem details as in RFC 9457. */
@NullMarked
package dev.consentry.server.problem;

import org.jspecify.annotations.NullMarked;
