package org.carillon.web.api.tag;

import jakarta.ws.rs.core.EntityTag;
import java.util.OptionalLong;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;

/** Versions of what can be changed, as entity tags. */
public final class Versions {

    private Versions() {}

    /** The tag of a version. */
    public static EntityTag tag(long version) {
        return new EntityTag(String.valueOf(version));
    }

    /**
     * The version that the sender of If-Match believes to be there; empty for whichever: RFC 9110 section 13.1.1.
     *
     * @param ifMatch the header field's value, or null
     * @throws ProblemException when the tag was never ours: one that does not match
     */
    public static OptionalLong expected(String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return OptionalLong.empty();
        }
        String tag = ifMatch.strip();
        if (!tag.matches("\"[0-9]{1,18}\"")) {
            throw changedMeanwhile("What you change");
        }
        return OptionalLong.of(Long.parseLong(tag.substring(1, tag.length() - 1)));
    }

    /** Somebody was faster. */
    public static ProblemException changedMeanwhile(String what) {
        return new ProblemException(
                ProblemType.PRECONDITION_FAILED, what + " was changed in the meantime. Read it again.");
    }
}
