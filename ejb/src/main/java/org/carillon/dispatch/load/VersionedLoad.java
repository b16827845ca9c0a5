package org.carillon.dispatch.load;

/**
 * What the operator has set, and how often it was set.
 *
 * @param settings standard until something is set
 * @param version 0 until something is set, then one more with each change
 */
public record VersionedLoad(LoadManagement settings, long version) {}
