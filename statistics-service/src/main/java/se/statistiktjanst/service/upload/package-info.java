/** Files that staff upload to the areas of their care provider, and what became of them. */
@NullMarked
package se.statistiktjanst.service.upload;

import org.jspecify.annotations.NullMarked;
