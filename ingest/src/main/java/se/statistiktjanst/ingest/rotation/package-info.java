/**
 * Rotation of the keys that stand behind stored rows, while events come in: the switch to a new version of the root, the
 * rewriting of rows, and the proof that every row opens. Run by hand with the migrator's password, so that no role of the
 * running service may change the vault.
 */
@NullMarked
package se.statistiktjanst.ingest.rotation;

import org.jspecify.annotations.NullMarked;
