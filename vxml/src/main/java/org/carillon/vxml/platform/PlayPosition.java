package org.carillon.vxml.platform;

/**
 * Where playing was when it ended.
 *
 * @param markName the last mark passed, or null
 * @param markMillis time since that mark, in milliseconds
 */
public record PlayPosition(String markName, long markMillis) {

    /** No mark was passed. */
    public static final PlayPosition NONE = new PlayPosition(null, 0);
}
