/** <em>Egna grupper av enheter</em>: the pages where staff who see the whole care provider make, change and end its groups. */
@NullMarked
package se.statistiktjanst.service.unitgroup;

import org.jspecify.annotations.NullMarked;
