/** Reads frozen releases. All it can reach is schema {@code open}: protected cells and the words around them. */
@NullMarked
package se.statistiktjanst.service.open.release;

import org.jspecify.annotations.NullMarked;
