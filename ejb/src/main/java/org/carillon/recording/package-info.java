/** What callers have recorded, kept for their session's requester for a while. */
package org.carillon.recording;
