/** The signing keys and the tokens they sign. The only room with private keys. */
@NullMarked
package dev.consentry.server.token;

import org.jspecify.annotations.NullMarked;
