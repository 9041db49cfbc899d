package se.statistiktjanst.service.processing;

import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Right;
import se.statistiktjanst.service.login.StaffSession;

/** Gives the record to those who watch over the care provider's data. */
final class RecordReader {
    private final Jdbi any;

    RecordReader(Jdbi any) {
        this.any = any;
    }

    ProcessingRecord read(StaffSession session) {
        if (!session.assignment().may(Right.READ_LOG)) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN,
                    "your assignment gives no right to the record of processing; log in with one that does");
        }
        return any.withHandle(ProcessingRecord::read);
    }
}
