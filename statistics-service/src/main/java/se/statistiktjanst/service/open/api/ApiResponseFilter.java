package se.statistiktjanst.service.open.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;

/**
 * Lets scripts of any site read the answers: they hold public figures and no cookie plays a part. Errors are not kept by
 * caches.
 */
final class ApiResponseFilter implements ContainerResponseFilter {
    private final ApiCalls calls;

    ApiResponseFilter(ApiCalls calls) {
        this.calls = calls;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!ApiPath.isOf(request.getUriInfo().getRequestUri().getRawPath())) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Access-Control-Allow-Origin", "*");
        headers.putSingle(
                "Access-Control-Expose-Headers",
                "ETag, Last-Modified, Location, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset");
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            headers.putSingle("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
            headers.putSingle("Access-Control-Allow-Headers", "Accept, Content-Type, If-Modified-Since, If-None-Match");
            headers.putSingle("Access-Control-Max-Age", "86400");
        }
        if (request.getProperty(ApiCalls.COUNTED) instanceof CallLimit.Calls caller) {
            calls.headers(caller).forEach(headers::putSingle);
        }
        if (response.getStatus() >= 400) {
            headers.putSingle("Cache-Control", "no-store");
        }
    }
}
