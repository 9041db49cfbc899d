package se.statistiktjanst.service.command;

import java.io.PrintStream;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.exports.breach.LeakedExport;
import se.statistiktjanst.ingest.rotation.AffectedResidents;
import se.statistiktjanst.ingest.rotation.AffectedResidents.Affected;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.RootVersions;
import se.statistiktjanst.service.wiring.Wiring;

/** Whom a leak concerns: what a care provider must know to decide whom to tell (GDPR articles 33 and 34). */
final class KeyBreach {
    private final Wiring wiring;
    private final PrintStream out;
    private final Jdbi counter;

    KeyBreach(Wiring wiring, PrintStream out) {
        this.wiring = wiring;
        this.out = out;
        this.counter = wiring.pools().jdbi(DatabaseRole.COUNTER);
    }

    void tell(String what) {
        if (what.matches("[0-9]{1,5}")) {
            tellRoot(Integer.parseInt(what));
            return;
        }
        List<LeakedExport> exports = LeakedExport.find(wiring.pools().jdbi(DatabaseRole.ERASER), what);
        if (exports.isEmpty()) {
            throw new CommandFailedException(
                    "nothing is known by that name: give a version of the root key (keys status),"
                            + " the id of a key (the name of its file), or the id of an export");
        }
        exports.forEach(export -> tellExport(what, export));
    }

    private void tellRoot(int version) {
        if (RootVersions.read(counter).all().stream().noneMatch(one -> one.version() == version)) {
            throw new CommandFailedException("the database has no version %d of the root key".formatted(version));
        }
        List<Affected> affected = AffectedResidents.byVersion(counter, version);
        out.printf(
                "Version %d of the root key. Together with the database or a backup of it, it gives the numbers of:%n",
                version);
        affected.forEach(one -> out.printf("%s\t%s\t%,d residents%n", one.hsaId(), one.name(), one.residents()));
        out.printf(
                "%d care providers, %,d residents counted at each of them; residents erased since are counted too%n",
                affected.size(),
                affected.stream().mapToLong(Affected::residents).sum());
        out.println(
                "Without the database it gives nothing. Do now: keys rotate, then keys retire; destroy old backups.");
    }

    private void tellExport(String what, LeakedExport export) {
        boolean isKey = !what.equals(export.publicId());
        out.printf(
                "%s %s: form %s, %s, %,d rows, downloaded %d times%n",
                isKey ? "A key of export" : "Export",
                export.publicId(),
                export.form(),
                export.state(),
                export.rows(),
                export.downloads());
        out.printf("%s\t%s%n", careProvider(export.providerId()), residents(export));
        if (isKey) {
            out.println(
                    "The key opens the sealed files of this export, or joins its pseudonyms to residents for who has"
                            + " the database too; the key of a linkage project does so for all its exports.");
        }
    }

    private static String residents(LeakedExport export) {
        Long counted = export.residents();
        if (export.form().equals("aggregate")) {
            return "0 residents: the file holds figures only";
        }
        return counted == null
                ? "residents not counted (made before they were): at most one a row"
                : "%,d residents, %s"
                        .formatted(counted, export.form().equals("numbers") ? "by number" : "by pseudonym");
    }

    private String careProvider(int id) {
        return counter.withHandle(handle -> handle.createQuery(
                        "select hsa_id || E'\\t' || name from registry.care_provider where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    }
}
