package se.statistiktjanst.exports.run;

/** The linkage project of an export was over before the export was run; its key is gone. */
final class ProjectEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProjectEndedException() {
        super("the linkage project is over; order the export outside it or in another project");
    }
}
