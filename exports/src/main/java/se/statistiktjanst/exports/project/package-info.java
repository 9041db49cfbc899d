/**
 * Linkage projects: a care provider's named purpose for which the same person keeps one pseudonym across exports, approved by
 * another person, until a date on which the key dies.
 */
@NullMarked
package se.statistiktjanst.exports.project;

import org.jspecify.annotations.NullMarked;
