package org.carillon.web.api.wishes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.carillon.customer.CustomerAddress;
import org.carillon.policy.CallingHours;
import org.carillon.policy.CustomerWishes.Wishes;
import org.junit.jupiter.api.Test;

class WishesHtmlTest {

    private static final CustomerAddress NUMBER = new CustomerAddress("+15550100");

    private static String form(String requester, Optional<CallingHours.Settings> hours, String problem) {
        return WishesHtml.form(NUMBER, requester, new Wishes(List.of(), hours), false, problem);
    }

    @Test
    void whatOthersHaveWrittenIsTextAndNothingElse() {
        String html = form("<script>alert(1)</script>{from}\"'", Optional.empty(), "<b>wrong</b>");

        assertThat(html).doesNotContain("<script>").doesNotContain("<b>");
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;&#123;from}&quot;&#39;");
    }

    @Test
    void theHoursThatAreKeptStandInTheForm() {
        String html =
                form("Shop", Optional.of(new CallingHours.Settings("10:30", "16:00", null, null, null, null)), null);

        assertThat(html).contains("value=\"10:30\"").contains("value=\"16:00\"").contains("value=\"between\" checked");
        assertThat(html.substring(html.indexOf("</style>"))).doesNotContain("{");
    }
}
