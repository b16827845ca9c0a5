package org.carillon.intake;

import java.time.Duration;
import org.carillon.request.RetryPlan;

/** How large the parts of a request may be. */
public final class RequestLimits {

    /** Characters of a VoiceXML document that is brought along. */
    public static final int VXML = 512 * 1024;

    /** Characters of a text that is read aloud. */
    public static final int TEXT = 5_000;

    /** Characters of a URL. */
    public static final int URL = 2_000;

    /** Characters of a telephony server's name. */
    public static final int SERVER_NAME = 64;

    /** Parameters of one request. */
    public static final int PARAMETERS = 50;

    /** Parameters for an external VoiceXML browser. */
    public static final int BROWSER_PARAMETERS = 30;

    /** Characters of all parameters for an external VoiceXML browser. */
    public static final int BROWSER_CHARACTERS = 2_000;

    /** Characters of a parameter's name. */
    public static final int PARAMETER_NAME = 64;

    /** Characters of a parameter's value. */
    public static final int PARAMETER_VALUE = 1_000;

    /** Attempts. */
    public static final int ATTEMPTS = RetryPlan.MOST_ATTEMPTS;

    /** Further numbers of the same person. */
    public static final int ALTERNATIVES = 5;

    /** Characters of a language tag. */
    public static final int LANGUAGE = 35;

    /** How far ahead a session may be asked for. */
    public static final Duration AHEAD = Duration.ofDays(400);

    /** How long a request is good after its time where its sender sets no end. */
    public static final Duration DEFAULT_LIFE = Duration.ofHours(24);

    private RequestLimits() {}
}
