/** What every request passes before its room: whose page sent it, how often its sender asks. */
@NullMarked
package dev.consentry.server.edge;

import org.jspecify.annotations.NullMarked;
