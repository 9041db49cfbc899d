package se.statistiktjanst.exports.run;

import static se.statistiktjanst.statistics.recipe.ResultColumn.Type.BOOLEAN;
import static se.statistiktjanst.statistics.recipe.ResultColumn.Type.DATE;
import static se.statistiktjanst.statistics.recipe.ResultColumn.Type.INTEGER;
import static se.statistiktjanst.statistics.recipe.ResultColumn.Type.STRING;

import java.util.ArrayList;
import java.util.List;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/** The columns of the row forms, in the order of their values. */
final class EventColumns {
    static final ResultColumn RESIDENT = new ResultColumn(
            "resident", STRING, "Invånare", "Pseudonym; samma person har samma pseudonym bara i denna export");
    static final ResultColumn LINKED_RESIDENT = new ResultColumn(
            "resident", STRING, "Invånare", "Pseudonym; samma person har samma pseudonym i hela länkningsprojektet");
    static final ResultColumn NUMBER = new ResultColumn(
            "personal_identity_number",
            STRING,
            "Personnummer",
            "Person- eller samordningsnummer, 12 siffror, eller reservnummer; tomt för raderade och okända");
    static final ResultColumn AGE_BAND =
            new ResultColumn("age_band", STRING, "Ålder", "Femårsklass vid händelsen, högst 90+");
    static final ResultColumn AGE = new ResultColumn("age", INTEGER, "Ålder", "Hela år vid händelsen");

    private EventColumns() {}

    static List<ResultColumn> of(ResultColumn person, ResultColumn age, boolean withHour) {
        List<ResultColumn> columns = new ArrayList<>();
        columns.add(person);
        columns.add(new ResultColumn("date", DATE, "Datum", "Svensk kalenderdag"));
        if (withHour) {
            columns.add(new ResultColumn("hour", INTEGER, "Timme", "0–23, svensk tid"));
        }
        columns.add(new ResultColumn("service", STRING, "Tjänst", "Tjänstens kod"));
        columns.add(new ResultColumn("event_type", STRING, "Händelsetyp", "CloudEvents-typ"));
        columns.add(new ResultColumn("unit", STRING, "Enhet", "HSA-id; pseudonym (u1_) där enheten är en enda person"));
        columns.add(new ResultColumn("errand", STRING, "Ärende", "Vad kontakten gällde"));
        columns.add(new ResultColumn("clinic", STRING, "Mottagning", "Mottagningens namn"));
        columns.add(new ResultColumn("channel", STRING, "Kanal", "phone, chat, video, web eller app"));
        columns.add(
                new ResultColumn("activity", STRING, "Aktivitet", "Vad som gjordes, för händelser av typen aktivitet"));
        columns.add(new ResultColumn(
                "outcome", STRING, "Utfall", "answered, abandoned, login eller logout; tomt för aktiviteter"));
        columns.add(new ResultColumn("resolved", BOOLEAN, "Löst", "Om ärendet löstes"));
        columns.add(new ResultColumn("forwarded", BOOLEAN, "Vidarekopplat", "Om samtalet kopplades vidare"));
        columns.add(new ResultColumn("consultation", BOOLEAN, "Konsultation", "Om en kollega rådfrågades"));
        columns.add(new ResultColumn("wait_s", INTEGER, "Väntetid", "Sekunder till svar"));
        columns.add(new ResultColumn("talk_s", INTEGER, "Samtalstid", "Sekunder"));
        columns.add(new ResultColumn("duration_s", INTEGER, "Tid", "Sekunder"));
        columns.add(new ResultColumn("sex", STRING, "Kön", "1 = man, 2 = kvinna, tomt = okänt"));
        columns.add(age);
        columns.add(new ResultColumn(
                "staff",
                STRING,
                "Medarbetare",
                "Pseudonym; samma medarbetare har samma pseudonym bara i denna export"));
        return List.copyOf(columns);
    }
}
