package org.carillon.vxml.fetch;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.carillon.vxml.VoiceXmlSettings;

/**
 * Fetches resources for all sessions: only http and https, only where the operator allows, each redirect checked like the first,
 * within time and size. Thread-safe.
 */
public final class Fetcher {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private static final int MAX_COOKIES = 100;

    private final VoiceXmlSettings settings;
    private final AllowedHosts hosts;
    private final HttpCache cache;

    public Fetcher(VoiceXmlSettings settings, Clock clock) {
        this.settings = settings;
        this.hosts = new AllowedHosts(settings.allowedHosts());
        this.cache = new HttpCache(clock);
    }

    /**
     * Fetches a resource, or finds a copy that will do.
     *
     * @param cookies of the session; may be null
     * @throws FetchException if it can't be had
     */
    public Fetched fetch(FetchRequest request, CookieManager cookies) throws FetchException {
        Deadline deadline = new Deadline(timeout(request));
        FetchRequest current = request;
        for (int redirects = 0; redirects <= settings.maxRedirects(); redirects++) {
            check(current.uri());
            HttpResponse response = answer(current, cookies, deadline);
            if (response.status() == 200 || response.status() == 203) {
                return new Fetched(response.body(), response.header("content-type"), current.uri());
            }
            if (!REDIRECTS.contains(response.status()) || response.header("location") == null) {
                throw new FetchException(
                        withoutQuery(current.uri()) + " answered " + response.status(), response.status(), null);
            }
            current = redirected(current, response);
        }
        throw new FetchException(
                withoutQuery(request.uri()) + " redirects more than " + settings.maxRedirects() + " times");
    }

    private Duration timeout(FetchRequest request) {
        Duration limit = settings.fetchTimeout();
        return request.timeout() == null || request.timeout().compareTo(limit) > 0 ? limit : request.timeout();
    }

    static void check(URI uri) throws ForbiddenAddressException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(java.util.Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new ForbiddenAddressException("only http and https can be fetched, not " + scheme);
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new ForbiddenAddressException("not a usable address: " + withoutQuery(uri));
        }
    }

    private HttpResponse answer(FetchRequest request, CookieManager cookies, Deadline deadline) throws FetchException {
        String cookie = cookie(request.uri(), cookies);
        // the allow-list holds for copies too: it may have been another session's luck
        InetAddress address = hosts.resolve(request.uri().getHost());
        try {
            return cache.answer(request, cookie, conditions -> {
                HttpResponse response = new HttpExchange(address, deadline).send(request, cookie, conditions);
                keepCookies(request.uri(), response, cookies);
                return response;
            });
        } catch (SocketTimeoutException e) {
            throw new FetchException(withoutQuery(request.uri()) + " can't be fetched: it takes too long", e);
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new FetchException(withoutQuery(request.uri()) + " can't be fetched: " + reason, e);
        }
    }

    private FetchRequest redirected(FetchRequest request, HttpResponse response) throws FetchException {
        boolean keepsMethod = response.status() == 307 || response.status() == 308;
        try {
            URI target =
                    request.uri().resolve(new URI(response.header("location").strip()));
            return new FetchRequest(
                    target,
                    keepsMethod ? request.body() : null,
                    keepsMethod ? request.contentType() : null,
                    request.timeout(),
                    request.maxBytes(),
                    request.maxAge(),
                    request.maxStale());
        } catch (URISyntaxException e) {
            throw new FetchException(withoutQuery(request.uri()) + " redirects to what is no address", e);
        }
    }

    private static String cookie(URI uri, CookieManager cookies) throws FetchException {
        if (cookies == null) {
            return null;
        }
        try {
            String all = String.join("; ", cookies.get(uri, Map.of()).getOrDefault("Cookie", java.util.List.of()));
            return all.isEmpty() ? null : all;
        } catch (IOException e) {
            throw new FetchException("the cookies can't be read", e);
        }
    }

    private static void keepCookies(URI uri, HttpResponse response, CookieManager cookies) throws IOException {
        if (cookies != null && cookies.getCookieStore().getCookies().size() < MAX_COOKIES) {
            cookies.put(uri, response.headers());
        }
    }

    /** Queries may carry what callers said; they don't belong into messages. */
    static String withoutQuery(URI uri) {
        String text = uri.toString();
        int end = text.indexOf('?');
        return end < 0 ? text : text.substring(0, end);
    }
}
