package org.carillon.gateway.mail.origin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcRecordTest {

    @ParameterizedTest
    @CsvSource({
        "shop.test,shop.test",
        "mail.eu.shop.test,shop.test",
        "mail.shop.co.uk,shop.co.uk",
        "shop.co.uk,shop.co.uk",
        "co.uk,co.uk",
        "test,test",
        "not a domain,not a domain",
    })
    void theOrganizationalDomainIsOneLabelMoreThanThePublicSuffix(String domain, String organization) {
        assertThat(DmarcRecord.organizationOf(domain)).isEqualTo(organization);
    }
}
