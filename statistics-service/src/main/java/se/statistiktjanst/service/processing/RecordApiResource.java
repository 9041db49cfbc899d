package se.statistiktjanst.service.processing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;

/** The record of processing for programs, in the words of the columns' comments. */
@Path(RecordApiResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class RecordApiResource {
    static final String PATH = "/api/staff/v1/processing-record";

    private final RecordReader reader;

    RecordApiResource(RecordReader reader) {
        this.reader = reader;
    }

    @GET
    public ProcessingRecord show(@Session StaffSession session) {
        return reader.read(session);
    }
}
