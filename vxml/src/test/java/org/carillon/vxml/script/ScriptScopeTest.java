package org.carillon.vxml.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Variables and their scopes (VoiceXML 2.0 section 5.1). */
class ScriptScopeTest {

    private static final Scripts SCRIPTS = new Scripts(Duration.ofSeconds(2), 16 * 1024 * 1024);

    private final ScriptSession session = SCRIPTS.openSession();
    private final ScriptScope application = session.scope().child("application");
    private final ScriptScope document = application.child("document");
    private final ScriptScope dialog = document.child("dialog");
    private final ScriptScope block = dialog.child(null);

    @BeforeEach
    void declareSessionVariables() {
        session.scope().declare("caller", session.fromJava(Map.of("uri", "tel:+15550100")));
    }

    @Test
    void theInnermostVariableWins() throws Exception {
        document.declare("city", "Basel");
        dialog.declare("city", "Bern");
        assertThat(block.evaluate("city")).isEqualTo("Bern");
        assertThat(block.evaluate("document.city + dialog.city")).isEqualTo("BaselBern");
        block.assign("city", "Biel");
        assertThat(block.evaluate("document.city + dialog.city")).isEqualTo("BaselBiel");
        block.assign("document.city", "Brig");
        assertThat(document.get("city")).isEqualTo("Brig");
    }

    @Test
    void whatIsNotDeclaredIsAnError() {
        assertThatThrownBy(() -> block.evaluate("nowhere")).isInstanceOf(ScriptException.class);
        assertThatThrownBy(() -> block.assign("nowhere", 1)).isInstanceOf(ScriptException.class);
        assertThatThrownBy(() -> block.assign("dialog.nowhere", 1)).isInstanceOf(ScriptException.class);
        assertThatThrownBy(() -> block.assign("nowhere.x", 1)).isInstanceOf(ScriptException.class);
        assertThatThrownBy(() -> block.assign("1 + 1", 1)).isInstanceOf(ScriptException.class);
        assertThatThrownBy(() -> block.evaluate("1 +")).isInstanceOf(ScriptException.class);
        assertThatThrownBy(() -> block.evaluate("throw 'x'")).isInstanceOf(ScriptException.class);
    }

    @Test
    void aDeclaredVariableMayBeUndefined() throws Exception {
        dialog.declare("city", ScriptSession.undefined());
        assertThat(ScriptSession.isUndefined(block.evaluate("city"))).isTrue();
        assertThat(block.truthy("city === undefined && dialog.city === undefined"))
                .isTrue();
        assertThat(dialog.declares("city")).isTrue();
        assertThat(block.declares("city")).isFalse();
    }

    @Test
    void aScriptDeclaresInTheScopeItStandsIn() throws Exception {
        document.run("var rate = 2; function double(x) { return rate * x; }", "page", 1);
        dialog.declare("rate", 100.0);
        assertThat(block.evaluate("double(21)")).isEqualTo(42.0);
        assertThat(document.declares("double")).isTrue();
        block.run("for (i = 0; i < 3; i++) {}", "page", 1);
        assertThat(block.get("i")).isEqualTo(3.0);
        assertThat(session.scope().declares("i")).isFalse();
    }

    @Test
    void sessionVariablesAreReadOnly() throws Exception {
        assertThat(block.evaluate("session.caller.uri + caller.uri")).isEqualTo("tel:+15550100tel:+15550100");
        assertThatThrownBy(() -> block.evaluate("session.caller = 1")).isInstanceOf(ScriptException.class);
        assertThatThrownBy(() -> block.evaluate("session.other = 1")).isInstanceOf(ScriptException.class);
        assertThatThrownBy(() -> block.evaluate("caller = 1")).isInstanceOf(ScriptException.class);
        assertThatThrownBy(() -> block.evaluate("session.caller.uri = 'tel:+1900'"))
                .isInstanceOf(ScriptException.class);
        assertThatThrownBy(() -> block.assign("session.caller", 1)).isInstanceOf(ScriptException.class);
        assertThatThrownBy(() -> block.assign("session.caller.uri", 1)).isInstanceOf(ScriptException.class);
        assertThat(block.evaluate("caller.uri")).isEqualTo("tel:+15550100");
    }

    @Test
    void propertiesAndElementsCanBeAssigned() throws Exception {
        dialog.declare("order", session.fromJava(Map.of("items", List.of("tea", "milk"))));
        block.assign("order.price", 3);
        block.assign("dialog.order.items[1]", "lemon");
        assertThat(session.toJava(block.evaluate("order")))
                .isEqualTo(Map.of("items", List.of("tea", "lemon"), "price", 3.0));
    }

    @Test
    void valuesComeAndGo() throws Exception {
        Object value = session.fromJava(Map.of("list", Arrays.asList(1, "two", true, null)));
        assertThat(session.toJava(value)).isEqualTo(Map.of("list", Arrays.asList(1.0, "two", true, null)));
        assertThat(session.toJava(block.evaluate("({ f: function () {}, u: undefined, d: { s: 'a' + 1 } })")))
                .isEqualTo(new java.util.HashMap<>() {
                    {
                        put("f", null);
                        put("u", null);
                        put("d", Map.of("s", "a1"));
                    }
                });
        Object circle = block.evaluate("(function () { var o = {}; o.self = o; o.l = [o]; return o; })()");
        assertThat(session.toJava(circle)).isInstanceOf(Map.class);
    }

    @Test
    void shadowVariablesCanBeSetFromJava() throws Exception {
        Object shadow = session.fromJava(Map.of());
        dialog.declare("city$", shadow);
        session.put(shadow, "confidence", 0.5);
        assertThat(block.text("city$.confidence")).isEqualTo("0.5");
        assertThat(session.get(shadow, "confidence")).isEqualTo(0.5);
        assertThat(session.get(shadow, "utterance")).isEqualTo(ScriptSession.undefined());
    }

    @Test
    void textAndTruthAreThoseOfEcmaScript() throws Exception {
        assertThat(block.text("[1, [2, 3]]")).isEqualTo("1,2,3");
        assertThat(block.text("1e21 + 0.1")).isEqualTo("1e+21");
        assertThat(block.text("3.0")).isEqualTo("3");
        assertThat(block.text("undefined")).isEqualTo("undefined");
        assertThat(block.truthy("'false'")).isTrue();
        assertThat(block.truthy("0 || '' || null || NaN")).isFalse();
        assertThat(block.text("({ toString: function () { return 'mine'; } })")).isEqualTo("mine");
    }

    @Test
    void ordinaryProgramsRun() throws Exception {
        assertThat(block.run(
                        """
                        function Order(items) { this.items = items; }
                        Order.prototype.toString = function () { return this.items.map(function (i) { return i.name; }).join('+'); };
                        var order = new Order([{ name: 'b', price: 2.5 }, { name: 'a', price: 1 }]);
                        order.items.sort(function (x, y) { return x.price - y.price; });
                        var total = 0;
                        for (var k in order.items) total += order.items[k].price;
                        [String(order), total.toFixed(2), JSON.stringify(order.items, ['name']), JSON.parse('{"a":[1]}').a[0],
                            'b,a'.split(',').reverse().concat(['c']).join(), 'x1y22'.replace(/\\d+/g, function (d) { return '<' + d + '>'; }),
                            'John Smith'.replace(/(\\w+) (\\w+)/, '$2, $1'), ['b', 10, 9, 'a', undefined].sort() + '', 'abc'.padStart(5, '*'),
                            [...'hey'].length, Math.max.apply(null, [1, 5, 3]), `t${total}`, 'a-b'.replaceAll('-', '$&$&'),
                            Array.from({ length: 2 }, (x, i) => i * 2) + '', Object.keys({ p: 1, q: 2 }) + ''].join(' | ')
                        """,
                        "page",
                        1))
                .isEqualTo(
                        "a+b | 3.50 | [{\"name\":\"a\"},{\"name\":\"b\"}] | 1 | a,b,c | x<1>y<22> | Smith, John | 10,9,a,b, | **abc"
                                + " | 3 | 5 | t3.5 | a--b | 0,2 | p,q");
    }

    @Test
    void theLastMatchIsKnownWithinAScript() throws Exception {
        assertThat(block.evaluate("/(\\d)-(\\d)/.test('1-2') && RegExp.$1 + RegExp.$2 + RegExp.lastMatch"))
                .isEqualTo("121-2");
        assertThat(block.text(
                        "[Number.MAX_VALUE > 1, Array.isArray([]), [] instanceof Array, Array(3).length, Object.name,"
                                + " new Date(0).getTime(), new Error('x').message, isNaN(NaN), typeof Object]"))
                .isEqualTo("true,true,true,3,Object,0,x,true,function");
    }

    @Test
    void aMessageTellsWhereTheErrorIs() {
        assertThatThrownBy(() -> block.run("var a = 1;\nnowhere();", "http://shop.example/s.js", 10))
                .isInstanceOf(ScriptException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("http://shop.example/s.js:11");
    }
}
