/** Recording a visitor's choices: the append-only ledger, and reading it. */
@NullMarked
package dev.consentry.server.consent;

import org.jspecify.annotations.NullMarked;
