/**
 * What somebody with a stolen file does to find the numbers behind its pseudonyms: hashing whole lanes of guesses at
 * once, as a graphics card would, because one at a time takes a day.
 */
@NullMarked
package se.statistiktjanst.exports.attack;

import org.jspecify.annotations.NullMarked;
