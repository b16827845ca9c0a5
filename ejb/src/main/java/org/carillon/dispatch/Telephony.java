package org.carillon.dispatch;

import jakarta.ejb.Singleton;
import jakarta.resource.ConnectionFactoryDefinition;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;

/** Declares the way to the telephony servers. The adapter itself keeps to each server's capacity, not the container's pool. */
@Singleton
@ConnectionFactoryDefinition(
        name = Telephony.FACTORY,
        interfaceName = "org.carillon.telephony.TelephonyConnectionFactory",
        resourceAdapter = "#telephony-rar",
        transactionSupport = TransactionSupportLevel.NoTransaction,
        minPoolSize = 0,
        maxPoolSize = 10_000)
public class Telephony {

    /** Where a {@code TelephonyConnectionFactory} is found. */
    public static final String FACTORY = "java:app/eis/telephony";
}
