package org.carillon.request;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A {@link RequestedApplication} in columns. */
@Embeddable
public class StoredApplication {

    private static final String LINKED = "linked";
    private static final String ATTACHED = "attached";
    private static final String READ_ALOUD = "read-aloud";
    private static final String IN_BROWSER = "in-browser";

    @Column(name = "application_kind")
    private String kind;

    @Column(name = "application_url")
    private String url;

    @Column(name = "application_text")
    private String text;

    @Column(name = "application_browser")
    private String browser;

    protected StoredApplication() {}

    public StoredApplication(RequestedApplication application) {
        if (application instanceof RequestedApplication.Linked linked) {
            kind = LINKED;
            url = linked.url();
        } else if (application instanceof RequestedApplication.Attached attached) {
            kind = ATTACHED;
            text = attached.vxml();
        } else if (application instanceof RequestedApplication.ReadAloud aloud) {
            kind = READ_ALOUD;
            text = aloud.text();
        } else if (application instanceof RequestedApplication.InBrowser hosted) {
            kind = IN_BROWSER;
            url = hosted.url();
            browser = hosted.browser();
        }
    }

    /** One of four words. */
    public String kind() {
        return kind;
    }

    /** Where it is fetched, or null. */
    public String url() {
        return url;
    }

    /** What it consists of, or null. */
    public String text() {
        return text;
    }

    /** The voice browser that runs it, or null. */
    public String browser() {
        return browser;
    }

    public RequestedApplication application() {
        return switch (kind) {
            case LINKED -> new RequestedApplication.Linked(url);
            case ATTACHED -> new RequestedApplication.Attached(text);
            case READ_ALOUD -> new RequestedApplication.ReadAloud(text);
            case IN_BROWSER -> new RequestedApplication.InBrowser(url, browser);
            default -> throw new IllegalStateException("unknown kind of application: " + kind);
        };
    }
}
