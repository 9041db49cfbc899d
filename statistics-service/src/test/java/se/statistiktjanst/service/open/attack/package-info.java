/** An attacker who reads the open API and nothing else, and how many small cells that attacker gets right. */
@NullMarked
package se.statistiktjanst.service.open.attack;

import org.jspecify.annotations.NullMarked;
