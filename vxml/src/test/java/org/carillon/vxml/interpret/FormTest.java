package org.carillon.vxml.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.vxml.platform.CallerStory.aCaller;

import org.carillon.vxml.SessionResult;
import org.carillon.vxml.platform.Run;
import org.junit.jupiter.api.Test;

/** VoiceXML 2.0 sections 2.1 to 2.5: forms, mixed initiative, menus, options, links. */
class FormTest {

    private static final String ROUTE =
            """
            <grammar version="1.0" root="route" mode="voice" tag-format="semantics/1.0">
              <rule id="route" scope="public">
                <item repeat="0-1">from <ruleref uri="#city"/><tag>out.from = rules.city;</tag></item>
                <item repeat="0-1">to <ruleref uri="#city"/><tag>out.to = rules.city;</tag></item>
              </rule>
              <rule id="city"><one-of>
                <item>paris<tag>out = 'Paris';</tag></item>
                <item>london<tag>out = 'London';</tag></item>
              </one-of></rule>
            </grammar>
            """;

    private static final String CITY =
            """
            <grammar version="1.0" root="city" mode="voice" tag-format="semantics/1.0">
              <rule id="city" scope="public"><one-of>
                <item>paris<tag>out = 'Paris';</tag></item>
                <item>london<tag>out = 'London';</tag></item>
              </one-of></rule>
            </grammar>
            """;

    private static final String TRIP = "<form>" + ROUTE
            + """
              <initial name="start">
                <prompt>Where from, where to?</prompt>
                <noinput count="2">Step by step then. <assign name="start" expr="true"/><reprompt/></noinput>
              </initial>
              <field name="from"><prompt>From where?</prompt>"""
            + CITY
            + """
              </field>
              <field name="destination" slot="to"><prompt>To where?</prompt>"""
            + CITY
            + """
              </field>
              <filled mode="all"><exit namelist="from destination"/></filled>
            </form>
            """;

    @Test
    void oneSentenceFillsAllFields() { // section 2.1.5, 3.1.6
        Run run = aCaller()
                .hears("Where from, where to?")
                .says("from paris to london")
                .runs(TRIP);
        assertThat(run.value("from")).isEqualTo("Paris");
        assertThat(run.value("destination")).isEqualTo("London");
    }

    @Test
    void whatTheSentenceLeftOutIsAskedFor() {
        Run run = aCaller()
                .hears("Where from, where to?")
                .says("to london")
                .hears("From where?")
                .says("paris")
                .runs(TRIP);
        assertThat(run.value("from")).isEqualTo("Paris");
        assertThat(run.value("destination")).isEqualTo("London");
    }

    @Test
    void aFormLevelGrammarIsActiveInFieldsToo() {
        Run run = aCaller()
                .hears("Where from, where to?")
                .says("to london")
                .hears("From where?")
                .says("from paris to paris")
                .runs(TRIP);
        assertThat(run.value("destination")).isEqualTo("Paris");
    }

    @Test
    void anInitialCanGiveUp() { // section 2.3.3
        Run run = aCaller()
                .hears("Where from, where to?")
                .staysSilent()
                .hears("Step by step")
                .hears("From where?")
                .says("paris")
                .hears("To where?")
                .says("london")
                .runs(TRIP.replace("count=\"2\"", "count=\"1\""));
        assertThat(run.value("from")).isEqualTo("Paris");
    }

    @Test
    void aMenuCountsItsChoices() { // section 2.2.1
        Run run = aCaller()
                .hears("For sports, press 1.")
                .presses("2")
                .hears("The news")
                .runs(
                        """
                <menu dtmf="true">
                  <prompt><enumerate/></prompt>
                  <choice next="#sports">sports</choice>
                  <choice next="#news">news</choice>
                </menu>
                <form id="sports"><block>Sports</block></form>
                <form id="news"><block>The news</block></form>
                """);
        assertThat(run.result().kind()).isEqualTo(SessionResult.Kind.EXITED);
        assertThat(run.phone().heard()).containsExactly("For sports, press 1. For news, press 2.", "The news");
    }

    @Test
    void aChoiceCanBeSpoken() {
        aCaller()
                .hears("Well?")
                .says("news")
                .hears("The news")
                .runs(
                        """
                <menu>
                  <prompt>Well?</prompt>
                  <choice next="#sports">sports</choice>
                  <choice next="#news">news</choice>
                </menu>
                <form id="sports"><block>Sports</block></form>
                <form id="news"><block>The news</block></form>
                """);
    }

    @Test
    void aChoiceCanThrow() {
        Run run = aCaller()
                .hears("Well?")
                .presses("9")
                .runs(
                        """
                <menu>
                  <prompt>Well?</prompt>
                  <choice dtmf="9" event="org.example.bye" message="enough">bye</choice>
                  <catch event="org.example"><exit expr="_event + ' ' + _message"/></catch>
                </menu>
                """);
        assertThat(run.value("expr")).isEqualTo("org.example.bye enough");
    }

    @Test
    void optionsFillAFieldByKeyOrWord() { // section 2.3.1.3
        String form =
                """
                <form>
                  <field name="drink">
                    <prompt>Drink? <enumerate><value expr="_prompt"/> is <value expr="_dtmf"/>; </enumerate></prompt>
                    <option dtmf="1" value="T">tea</option>
                    <option dtmf="2">coffee</option>
                    <filled><exit namelist="drink"/></filled>
                  </field>
                </form>
                """;
        Run byKey = aCaller().hears("tea is 1; coffee is 2;").presses("1").runs(form);
        assertThat(byKey.value("drink")).isEqualTo("T");
        Run byWord = aCaller().hears("Drink?").says("coffee").runs(form);
        assertThat(byWord.value("drink")).isEqualTo("coffee");
    }

    @Test
    void aLinkIsActiveEverywhereInItsDocument() { // section 2.5
        Run run = aCaller()
                .hears("Number?")
                .presses("0")
                .hears("Operator")
                .runs(
                        """
                <link dtmf="0" next="#operator"/>
                <form>
                  <field name="n" type="digits?length=2"><prompt>Number?</prompt></field>
                </form>
                <form id="operator"><block>Operator <exit/></block></form>
                """);
        assertThat(run.diary().events()).isEmpty();
    }

    @Test
    void theFieldsOwnGrammarComesBeforeALink() { // section 3.1.4
        Run run = aCaller()
                .hears("Number?")
                .presses("0")
                .runs(
                        """
                <link dtmf="0" event="help"/>
                <form>
                  <field name="n" type="digits?length=1">
                    <prompt>Number?</prompt>
                    <filled><exit namelist="n"/></filled>
                  </field>
                </form>
                """);
        assertThat(run.value("n")).isEqualTo("0");
    }

    @Test
    void aModalFieldHearsNothingButItsOwn() { // section 2.3.1
        Run run = aCaller()
                .hears("Number?")
                .presses("*")
                .hears("Sorry")
                .presses("12")
                .runs(
                        """
                <link dtmf="*" event="help"/>
                <form>
                  <field name="n" type="digits?length=2" modal="true">
                    <prompt>Number?</prompt>
                    <filled><exit namelist="n"/></filled>
                  </field>
                </form>
                """);
        assertThat(run.diary().events()).containsExactly("nomatch");
    }

    @Test
    void aDocumentWideFormIsEnteredByWhatItsGrammarHears() { // section 3.1.3
        Run run = aCaller()
                .hears("Number?")
                .says("to paris")
                .hears("To Paris")
                .runs(
                        """
                <form>
                  <field name="n" type="digits?length=2"><prompt>Number?</prompt></field>
                </form>
                <form id="trip" scope="document">
                """
                                + ROUTE
                                + """
                  <field name="to"><prompt>Where?</prompt>
                """
                                + CITY
                                + """
                    <filled>To <value expr="to"/> <exit/></filled>
                  </field>
                </form>
                """);
        assertThat(run.result().kind()).isEqualTo(SessionResult.Kind.EXITED);
    }

    @Test
    void aFieldWithoutAnyGrammarIsASemanticError() { // section 3.1.4
        Run run = aCaller().runs("<form><field name=\"f\"><prompt>Well?</prompt></field></form>");
        assertThat(run.result().event()).isEqualTo("error.semantic");
    }

    @Test
    void promptsTaper() { // section 4.1.6
        aCaller()
                .hears("first")
                .staysSilent()
                .hears("second")
                .staysSilent()
                .hears("second")
                .hangsUp()
                .runs(
                        """
                <form>
                  <field name="n" type="digits">
                    <prompt>first</prompt>
                    <prompt count="2">second</prompt>
                    <prompt count="2" cond="false">never</prompt>
                  </field>
                </form>
                """);
    }

    @Test
    void theShadowVariableTellsHow() { // section 2.3.1
        Run run = aCaller()
                .hears("Where?")
                .says("paris", 0.7)
                .runs(
                        "<form><field name=\"f\"><prompt>Where?</prompt>" + CITY
                                + """
                <filled><exit expr="f + ' ' + f$.utterance + ' ' + f$.confidence + ' ' + f$.inputmode
                    + ' ' + application.lastresult$[0].interpretation"/></filled></field></form>""");
        assertThat(run.value("expr")).isEqualTo("Paris paris 0.7 voice Paris");
    }

    @Test
    void lowConfidenceIsNoMatch() { // section 6.3.2
        Run run = aCaller()
                .hears("Where?")
                .says("paris", 0.3)
                .hears("Sorry")
                .says("paris", 0.6)
                .runs("<form><field name=\"f\"><prompt>Where?</prompt>" + CITY
                        + "<filled><exit namelist=\"f\"/></filled></field></form>");
        assertThat(run.diary().events()).containsExactly("nomatch");
    }
}
