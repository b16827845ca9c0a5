/**
 * The timelines of all sessions as one stream, for everybody who follows them. Events are committed by many nodes at once, so neither
 * their ids nor their times tell what somebody who reads on from a place has not seen yet. Therefore each event gets a position after it
 * was committed, one node at a time giving them: who has read to a position has read everything before it.
 */
package org.carillon.feed;
