package se.statistiktjanst.exports.run;

import java.io.IOException;

/** Writes the data of an export in one form. */
interface Form {
    FormResult write(Run run) throws IOException;
}
