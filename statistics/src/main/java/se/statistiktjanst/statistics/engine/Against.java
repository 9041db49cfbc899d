package se.statistiktjanst.statistics.engine;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** With which period figures are compared. */
public enum Against {
    /** The period before: the month before a month, or as many days or months before the whole. */
    BEFORE {
        @Override
        public Optional<Question> of(Question question) {
            return Optional.of(question.before());
        }

        @Override
        Optional<LocalDate> of(LocalDate period, Question question) {
            return Optional.of(
                    question.grain() == Grain.WHOLE
                            ? question.before().from()
                            : question.grain().step(period, -1));
        }
    },
    /** The same period a year before; a week is compared with the week of the same number. */
    LAST_YEAR {
        @Override
        public Optional<Question> of(Question question) {
            return question.lastYear();
        }

        @Override
        Optional<LocalDate> of(LocalDate period, Question question) {
            return question.grain() == Grain.WHOLE
                    ? question.lastYear().map(Question::from)
                    : question.grain().lastYear(period);
        }
    };

    /** The question to ask for the figures to compare with. */
    public abstract Optional<Question> of(Question question);

    /** The first day of the period that one is compared with; empty where there is none, such as 29 February. */
    abstract Optional<LocalDate> of(LocalDate period, Question question);

    /** As written in an address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace("_y", "Y");
    }
}
