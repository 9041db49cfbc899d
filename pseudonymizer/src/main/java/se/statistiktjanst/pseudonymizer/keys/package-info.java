/**
 * Keys: one root with versions, from which every long-lived key is derived for one use, care provider and subject type;
 * and shreddable keys, which live in single files outside the database so that destroying one destroys what it sealed.
 */
@NullMarked
package se.statistiktjanst.pseudonymizer.keys;

import org.jspecify.annotations.NullMarked;
