package se.statistiktjanst.service.sender;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Right;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.login.Viewers;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PageView;
import se.statistiktjanst.service.page.Section;

/** The page of those who run a sender. */
@Path("/{language: sv|en}/mina/avsandare")
@Produces(MediaType.TEXT_HTML)
public final class SenderPageResource {
    private static final int LONGEST_TRIAL = 200_000;

    private final SenderContacts contacts;
    private final SenderView view;
    private final EventTrial trial;
    private final PageShell shell;

    SenderPageResource(SenderContacts contacts, SenderView view, EventTrial trial, PageShell shell) {
        this.contacts = contacts;
        this.view = view;
        this.trial = trial;
        this.shell = shell;
    }

    @GET
    public PageView show(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @QueryParam("sender") @Nullable String sender,
            @QueryParam("after") @Nullable String after) {
        List<String> allowed = allowed(session);
        return page(
                session, language, allowed, view.choose(allowed, sender), after, "", EventTrial.Outcome.NOTHING, uri);
    }

    /** Tries what was pasted; stores nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public PageView tryEvent(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @FormParam("sender") @Nullable String sender,
            @FormParam("event") @Nullable String event) {
        List<String> allowed = allowed(session);
        Optional<SenderSession> chosen = view.choose(allowed, sender);
        String text = Objects.requireNonNullElse(event, "");
        if (chosen.isEmpty()) {
            throw ProblemException.notFound();
        }
        if (text.length() > LONGEST_TRIAL) {
            throw new ProblemException(ProblemCode.TOO_LARGE, "try at most 200,000 characters at a time");
        }
        return page(
                session,
                language,
                allowed,
                chosen,
                null,
                text,
                trial.run(chosen.get(), text, shell.messages(language)),
                uri);
    }

    private List<String> allowed(StaffSession session) {
        if (!session.assignment().may(Right.SENDER)) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "the assignment does not carry the right SENDER");
        }
        return contacts.of(session.assignment());
    }

    private PageView page(
            StaffSession session,
            Language language,
            List<String> allowed,
            Optional<SenderSession> sender,
            @Nullable String after,
            String tried,
            EventTrial.Outcome outcome,
            UriInfo uri) {
        String address = "/" + language.tag() + Section.SENDER.path();
        SenderPage content = view.page(address, allowed, sender, after, tried, outcome, shell.messages(language));
        return shell.page(uri, Viewers.of(session), content);
    }
}
