/** How long an export lives: days for most forms, Swedish working days for those with personal identity numbers. */
@NullMarked
package se.statistiktjanst.exports.life;

import org.jspecify.annotations.NullMarked;
