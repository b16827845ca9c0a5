package org.carillon.telephony.sip;

import gov.nist.core.StackLogger;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Takes what JAIN-SIP has to say, in place of its log4j. What peers do wrong is no error of ours: all of it goes to DEBUG, only
 * what the stack calls fatal is shown. Credentials never are.
 */
public final class QuietStackLogger implements StackLogger {

    private static final Logger LOG = System.getLogger("org.carillon.telephony.sip.stack");

    private static final Pattern CREDENTIALS = Pattern.compile("(?i)(authorization\\s*:)[^\r\n]*");

    /** Exceptions of the stack quote messages, so they too are only shown through this. */
    static String masked(String message) {
        return CREDENTIALS.matcher(String.valueOf(message)).replaceAll("$1 ...");
    }

    @Override
    public boolean isLoggingEnabled() {
        return LOG.isLoggable(Level.DEBUG);
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return level <= TRACE_FATAL || LOG.isLoggable(level >= TRACE_DEBUG ? Level.TRACE : Level.DEBUG);
    }

    @Override
    public void logFatalError(String message) {
        LOG.log(Level.ERROR, masked(message));
    }

    @Override
    public void logError(String message) {
        LOG.log(Level.DEBUG, masked(message));
    }

    @Override
    public void logError(String message, Exception cause) {
        LOG.log(Level.DEBUG, masked(message + ": " + cause));
    }

    @Override
    public void logException(Throwable cause) {
        LOG.log(Level.DEBUG, masked("in the SIP stack: " + cause));
    }

    @Override
    public void logWarning(String message) {
        LOG.log(Level.DEBUG, masked(message));
    }

    @Override
    public void logInfo(String message) {
        LOG.log(Level.DEBUG, masked(message));
    }

    @Override
    public void logDebug(String message) {
        LOG.log(Level.TRACE, masked(message));
    }

    @Override
    public void logDebug(String message, Exception cause) {
        LOG.log(Level.TRACE, masked(message + ": " + cause));
    }

    @Override
    public void logTrace(String message) {
        LOG.log(Level.TRACE, masked(message));
    }

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int level) {}

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(String stamp) {}

    @Override
    public void setStackProperties(Properties properties) {}

    @Override
    public String getLoggerName() {
        return "org.carillon.telephony.sip.stack";
    }
}
