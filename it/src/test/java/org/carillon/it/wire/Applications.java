package org.carillon.it.wire;

/** VoiceXML documents that the tests ask for. */
public final class Applications {

    private Applications() {}

    /** Asks for one key, says it back, and hands it over. */
    public static final String ONE_KEY =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
              <form>
                <field name="key">
                  <grammar version="1.0" mode="dtmf" root="key" xmlns="http://www.w3.org/2001/06/grammar">
                    <rule id="key"><one-of><item>1</item><item>2</item></one-of></rule>
                  </grammar>
                  <prompt>Press one or two.</prompt>
                  <filled>
                    <prompt>Thank you.</prompt>
                    <exit namelist="key"/>
                  </filled>
                </field>
              </form>
            </vxml>
            """;

    /** Says a few words and ends. */
    public static final String SHORT =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
              <form><block><prompt>Hi.</prompt><exit/></block></form>
            </vxml>
            """;

    /** Hands over the language that it was told. */
    public static final String LANGUAGE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
              <form>
                <var name="language" expr="session.parameters.language"/>
                <block><prompt>Hi.</prompt><exit namelist="language"/></block>
              </form>
            </vxml>
            """;

    /** Speaks for about ten seconds. */
    public static final String LONG =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
              <form><block><prompt>
                This takes a while. One and two and three and four and five and six and seven and eight and nine and ten
                and eleven and twelve and thirteen and fourteen and fifteen and sixteen. That is all.
              </prompt><exit/></block></form>
            </vxml>
            """;

    /** Is silent for twenty seconds between two words. */
    public static final String PATIENT =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
              <form><block><prompt>Wait. <break time="20s"/> Thanks.</prompt><exit/></block></form>
            </vxml>
            """;

    /** Says a word, and hands over what its caller has said without a voice. */
    public static final String AAI =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
              <var name="aai" expr="session.connection.aai"/>
              <form><block><prompt>Hi.</prompt><exit namelist="aai"/></block></form>
            </vxml>
            """;
}
