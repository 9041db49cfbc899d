package se.statistiktjanst.exports.write;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.statistics.recipe.Recipe;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/** The README of an export, in Swedish: purpose, filters, method, expiry, delete-by date, contact. */
public final class ReadmeText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(CalendarZone.STOCKHOLM);

    private ReadmeText() {}

    /** The whole text. */
    public static String of(ExportDescription export) {
        Recipe recipe = export.recipe();
        return """
                EXPORTERAD STATISTIK %s

                Vårdgivare: %s
                Form:       %s
                Framtagen:  %s

                ÄNDAMÅL
                %s%s
                Uppgifterna får bara användas för detta ändamål.

                URVAL
                %s
                Enhet:          %s
                Händelsetyp:    %s
                Från och med:   %s
                Till och med:   %s

                METOD
                %s
                %s
                FILER
                data.csv          CSV (RFC 4180): UTF-8, komma, punkt som decimaltecken, tomt fält = uppgift saknas
                datapackage.json  beskrivning av kolumnerna (Data Package 2)
                SHA256SUMS        kontrollsummor, kontrolleras med: sha256sum -c SHA256SUMS

                KOLUMNER
                %s
                HUR LÄNGE
                Filerna kan hämtas till och med %s (svensk tid). Sedan förstörs nyckeln och ingen kopia
                i tjänsten eller dess säkerhetskopior går att läsa. Tiden kan inte förlängas; gör en ny beställning.
                Det ni har hämtat ansvarar ni själva för: radera alla kopior senast %s.

                KONTAKT
                %s
                """.formatted(
                export.publicId(),
                export.careProvider(),
                export.form(),
                MINUTE.format(export.readyAt()),
                export.purpose(),
                export.purposeText().isBlank() ? "." : ": " + export.purposeText(),
                recipe.table() == null ? "Tjänst:         " + recipe.service() : "Tabell:         " + recipe.table(),
                recipe.unit() == null ? "alla" : recipe.unit(),
                recipe.eventType() == null ? "alla" : recipe.eventType(),
                recipe.from(),
                recipe.to(),
                export.method(),
                facts(export),
                columns(export),
                time(export.expiresAt()),
                export.deleteBy(),
                export.contact());
    }

    private static String time(Instant at) {
        return MINUTE.format(at);
    }

    private static String facts(ExportDescription export) {
        StringBuilder text = new StringBuilder();
        export.facts()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }

    private static String columns(ExportDescription export) {
        StringBuilder text = new StringBuilder();
        for (ResultColumn column : export.columns()) {
            text.append("%-24s %s. %s\n".formatted(column.name(), column.title(), column.text()));
        }
        return text.toString();
    }
}
