package se.statistiktjanst.service.command;

import java.io.PrintStream;
import java.util.Set;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.service.processing.ProcessingRecord;
import se.statistiktjanst.service.processing.RecordWords;
import se.statistiktjanst.service.wiring.Wiring;

/** {@code record} writes the record of processing as Markdown. */
public final class RecordCommand extends WiredCommand {
    public RecordCommand(PrintStream out) {
        super("record", "Writes the record of processing (GDPR article 30)", out, Set.of(DatabaseRole.OPERATOR));
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("--language").choices("sv", "en").setDefault("sv");
    }

    /** It reads the catalogue alone. */
    @Override
    boolean needsErasures() {
        return false;
    }

    @Override
    void run(Wiring wiring, Namespace namespace) {
        Messages messages = Messages.of(Language.ofPath("/" + namespace.getString("language") + "/"));
        RecordWords words = new RecordWords(messages);
        ProcessingRecord processing = wiring.pools().jdbi(DatabaseRole.OPERATOR).withHandle(ProcessingRecord::read);
        out.printf("# %s%n%n%s%n", messages.text("record.title"), messages.text("record.lead"));
        for (ProcessingRecord.Activity activity : processing.activities()) {
            out.printf("%n## %s%n%n", words.purpose(activity.purpose()));
            out.printf(
                    "| %s | %s | %s | %s |%n|---|---|---|---|%n",
                    messages.text("record.whose"),
                    messages.text("record.table"),
                    messages.text("record.data"),
                    messages.text("record.kept"));
            activity.data()
                    .forEach(data -> out.printf(
                            "| %s | %s | %s | %s |%n",
                            words.personal(data.personal()),
                            data.table(),
                            String.join(", ", data.columns()),
                            words.retention(data.retention())));
        }
        out.printf("%n%s%n", messages.text("record.columns", processing.columns()));
    }
}
