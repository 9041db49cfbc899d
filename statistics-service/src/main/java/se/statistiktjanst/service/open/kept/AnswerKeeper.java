package se.statistiktjanst.service.open.kept;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import se.statistiktjanst.service.page.PagesBundle;

/** Keeps the new answers that are the same for everybody: those with {@link PagesBundle#OPEN_PAGE_CACHE}. */
@PreMatching
@Priority(Priorities.USER + 1_000)
final class AnswerKeeper implements ContainerRequestFilter, ContainerResponseFilter, WriterInterceptor {
    private static final String TO_KEEP = AnswerKeeper.class.getName();

    private final KeptAnswers kept;

    AnswerKeeper(KeptAnswers kept) {
        this.kept = kept;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(AnswersFromMemory.FAILURE) instanceof RuntimeException failure) {
            throw failure;
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object asked = request.getProperty(AnswersFromMemory.ASKED);
        if (asked != null && response.getStatus() == 200) {
            request.setProperty(TO_KEEP, asked);
        }
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (context.getProperty(TO_KEEP) instanceof Question question && isForAll(context.getHeaders())) {
            OutputStream out = context.getOutputStream();
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            context.setOutputStream(copy);
            context.proceed();
            byte[] bytes = copy.toByteArray();
            kept.keep(question, new KeptAnswer(context.getHeaders(), bytes));
            out.write(bytes);
        } else {
            context.proceed();
        }
    }

    /** Whether an answer with these headers may be given to others. */
    static boolean isForAll(MultivaluedMap<String, Object> headers) {
        return Objects.equals(headers.getFirst(HttpHeaders.CACHE_CONTROL), PagesBundle.OPEN_PAGE_CACHE)
                && !headers.containsKey(HttpHeaders.VARY)
                && !headers.containsKey(HttpHeaders.SET_COOKIE);
    }
}
