/**
 * Definition files: YAML and CSV that a person writes and a reviewer reads. Every mistake is reported with file, line and
 * reason, and all of them at once.
 */
@NullMarked
package se.statistiktjanst.platform.definition;

import org.jspecify.annotations.NullMarked;
