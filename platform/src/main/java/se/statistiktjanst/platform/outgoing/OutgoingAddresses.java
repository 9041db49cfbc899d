package se.statistiktjanst.platform.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Calls hosts on the operator's list, and no others. A host is resolved once, right before the call, and every address of
 * it must be an outside one; the connection that follows takes the same answer from the JDK's cache of names, which must
 * not be switched off. Redirections are not followed.
 *
 * <p>Does not protect against a listed host that itself forwards to an inner one.
 */
public final class OutgoingAddresses {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final String NAME_CACHE = "networkaddress.cache.ttl";

    private final List<String> allowed;
    private final boolean loopbackToo;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * With the operator's list.
     *
     * @param allowed hosts, such as {@code hooks.example}, or {@code *.example} for all below it
     * @param loopbackToo for demos and tests: this machine may be called if it is on the list
     * @throws IllegalStateException if Java's cache of names is switched off
     */
    public OutgoingAddresses(List<String> allowed, boolean loopbackToo) {
        if ("0".equals(Security.getProperty(NAME_CACHE))) {
            throw new IllegalStateException(
                    "Java runs with %s = 0, so a checked host could answer otherwise to the call: leave it out"
                            .formatted(NAME_CACHE));
        }
        this.allowed =
                allowed.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        this.loopbackToo = loopbackToo;
    }

    /**
     * Checks an address without calling it.
     *
     * @throws ForbiddenAddressException if it may not be called
     * @throws UnknownHostException if its host has no address now
     */
    public void require(URI address) throws UnknownHostException {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        boolean isWeb = "https".equals(address.getScheme()) || (loopbackToo && "http".equals(address.getScheme()));
        if (!isWeb) {
            throw new ForbiddenAddressException(host, "must be called by https");
        }
        if (allowed.stream().noneMatch(pattern -> fits(pattern, host))) {
            throw new ForbiddenAddressException(host, "is not on the list of hosts that may be called");
        }
        for (InetAddress resolved : InetAddress.getAllByName(host)) {
            if (isInner(resolved)) {
                throw new ForbiddenAddressException(host, "leads to this machine or its network link");
            }
        }
    }

    /** Sends a request to an address that may be called. */
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        require(request.uri());
        return http.send(request, body);
    }

    private static boolean fits(String pattern, String host) {
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
    }

    private boolean isInner(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return !loopbackToo;
        }
        return address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isMulticastAddress();
    }
}
