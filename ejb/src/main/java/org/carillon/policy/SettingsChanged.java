package org.carillon.policy;

/**
 * A party has set a policy otherwise, or forgets it; told within the transaction that does it.
 *
 * @param owner the party
 * @param policy the policy's name
 */
public record SettingsChanged(PolicyOwner owner, String policy) {}
