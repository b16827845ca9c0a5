package org.carillon.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.request.RequestedApplication.Attached;
import org.junit.jupiter.api.Test;

class RequestedApplicationTest {

    @Test
    void anAttachedTextHasNoEncodingAnyMore() {
        assertThat(new Attached("<?xml version=\"1.0\" encoding='iso-8859-1' ?><vxml/>").vxml())
                .isEqualTo("<?xml version=\"1.0\" ?><vxml/>");
        assertThat(new Attached("<vxml encoding='x'/>").vxml()).isEqualTo("<vxml encoding='x'/>");
    }
}
