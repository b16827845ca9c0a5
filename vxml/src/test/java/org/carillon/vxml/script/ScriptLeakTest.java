package org.carillon.vxml.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions share their built-in objects; nothing that one does may be seen by another, and nothing of Java by any. */
class ScriptLeakTest {

    private static final Scripts SCRIPTS = new Scripts(Duration.ofSeconds(2), 16 * 1024 * 1024);

    private final ScriptScope mine = SCRIPTS.openSession().scope().child("application");
    private final ScriptScope theirs = SCRIPTS.openSession().scope().child("application");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Object.prototype.leak = 1 ~ ({}).leak",
                "Array.prototype.leak = 1 ~ [].leak",
                "String.prototype.leak = 1 ~ ''.leak",
                "Number.prototype.leak = 1 ~ (1).leak",
                "Boolean.prototype.leak = 1 ~ true.leak",
                "Function.prototype.leak = 1 ~ (function () {}).leak",
                "RegExp.prototype.leak = 1 ~ /x/.leak",
                "Date.prototype.leak = 1 ~ new Date().leak",
                "Error.prototype.leak = 1 ~ new Error().leak",
                "TypeError.prototype.leak = 1 ~ new TypeError().leak",
                "Symbol.prototype.leak = 1 ~ Symbol().leak",
                "Map.prototype.leak = 1 ~ new Map().leak",
                "Math.leak = 1 ~ Math.leak",
                "JSON.leak = 1 ~ JSON.leak",
                "Object.leak = 1 ~ Object.leak",
                "Math.max.leak = 1 ~ Math.max.leak",
                "Math.max = function () { return 'leak'; } ~ Math.max(1) === 'leak' ? 'leak' : undefined",
                "Array.prototype.push = function () { leak = 1 } ~ [].push.call === undefined ? 'leak' : undefined",
                "({}).__proto__.leak = 1 ~ ({}).leak",
                "({}).constructor.prototype.leak = 1 ~ ({}).leak",
                "({}).constructor.leak = 1 ~ Object.leak",
                "[].constructor.leak = 1 ~ Array.leak",
                "(function () {}).constructor.leak = 1 ~ Function.leak",
                "Object.getPrototypeOf([][Symbol.iterator]()).leak = 1 ~ [][Symbol.iterator]().leak",
                "Object.getPrototypeOf(''[Symbol.iterator]()).leak = 1 ~ ''[Symbol.iterator]().leak",
                "Object.getPrototypeOf(function* () {}).leak = 1 ~ (function* () {}).leak",
                "Object.getPrototypeOf((function* () {})()).leak = 1 ~ (function* () {})().leak",
                "Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())).leak = 1 ~ (function* () {})().leak",
                "Object.getPrototypeOf(new Map()[Symbol.iterator]()).leak = 1 ~ new Map()[Symbol.iterator]().leak",
                "Object.getPrototypeOf('x'.matchAll(/x/g)).leak = 1 ~ 'x'.matchAll(/x/g).leak",
                "Object.getOwnPropertyDescriptor(Map.prototype, 'size').get.leak = 1 ~ Object.getOwnPropertyDescriptor(Map.prototype, 'size').get.leak",
                "(function () { return this })().leak = 1 ~ (function () { return this })().leak",
                "new Function('return this')().leak = 1 ~ new Function('return this')().leak",
                "(0, eval)('var leak = 1') ~ typeof leak === 'undefined' ? undefined : leak",
                "globalThis.leak = 1 ~ globalThis.leak",
                "leak = 1 ~ typeof leak === 'undefined' ? undefined : leak",
                "function leak() {} ~ typeof leak === 'undefined' ? undefined : leak",
                "/(leak)/.exec('leak') ~ RegExp.$1 || undefined",
                "RegExp.leak = RegExp.input = 'leak' ~ RegExp.input || undefined",
                "RegExp.multiline = true ~ RegExp.multiline || undefined",
                "Object.freeze(Math) ~ Object.isFrozen(Math) ? 'leak' : undefined",
                "Object.preventExtensions(Object.prototype); Object.seal(JSON) ~ Object.isSealed(JSON) ? 'leak' : undefined",
                "delete Math.max ~ Math.max ? undefined : 'leak'",
                "delete Array.prototype.push ~ [].push ? undefined : 'leak'",
                "Object.assign(Math, { leak: 1 }) ~ Math.leak",
                "session.leak = 1 ~ session.leak",
                "Array.prototype.concat.call.leak = 1 ~ Array.prototype.concat.call.leak",
                "(tag => tag`leak`)(strings => { strings.raw.leak = 1; strings.leak = 1; }) ~ (tag => tag`leak`)(strings => strings.leak)",
                "/x/.lastIndex = 3 ~ /x/.lastIndex || undefined",
                "(function () { return arguments; })().leak = 1 ~ (function () { return arguments; })().leak",
                "Date.now = function () { return 0; } ~ Date.now() === 0 ? 'leak' : undefined",
                "undefined = 1 ~ undefined",
                "NaN = 1 ~ NaN === 1 ? 'leak' : undefined",
            })
    void whatOneSessionDoesNoOtherSees(String leak, String probe) throws ScriptException {
        try {
            mine.run(leak, "mine", 1);
        } catch (ScriptException refused) {
            assertThat(refused).hasMessageNotContaining("Exception");
        }
        assertThat(theirs.evaluate(probe)).isEqualTo(ScriptSession.undefined());
        ScriptScope later = SCRIPTS.openSession().scope().child("application");
        assertThat(later.evaluate(probe)).isEqualTo(ScriptSession.undefined());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java",
                "javax",
                "org",
                "com",
                "Packages",
                "JavaImporter",
                "JavaAdapter",
                "getClass",
                "importClass",
                "importPackage",
                "loadClass",
                "load",
                "print",
                "quit",
                "Continuation",
                "Script",
                "Reflect",
                "Proxy",
                "Promise",
                "BigInt",
                "ArrayBuffer",
                "Uint8Array",
                "XML",
                "With",
                "Call",
                "JavaException",
                "console",
                "require",
                "java.lang",
            })
    void noGlobalLeadsOutOfTheSandbox(String name) throws ScriptException {
        String root = name.split("\\.")[0];
        assertThat(mine.evaluate("typeof " + root)).isEqualTo("undefined");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "({}).getClass",
                "''.getClass",
                "({}).class",
                "(function () {}).__parent__",
                "({}).__parent__",
                "({}).__proto__",
                "({}).__defineGetter__",
                "({}).__lookupGetter__",
                "Object.defineProperty",
                "Object.setPrototypeOf",
                "Symbol.for",
                "(function () { try { null.x } catch (e) { return e.javaException } })()",
                "(function () { try { null.x } catch (e) { return e.rhinoException } })()",
                "(function () { try { eval('(') } catch (e) { return e.rhinoException || e.javaException } })()",
                "(function f() { return f.caller; })()",
                "(function () { return arguments.callee.caller; })()",
                "application.getClass",
                "session.getParentScope",
                "Error.captureStackTrace",
                "Array.join",
                "String.raw",
                "[].toSource",
                "(function () {}).toSource",
            })
    void noPropertyLeadsOutOfTheSandbox(String expression) throws ScriptException {
        assertThat(mine.evaluate("(" + expression + ") || undefined")).isEqualTo(ScriptSession.undefined());
    }

    @Test
    void everySharedObjectIsSealed() throws ScriptException {
        assertThat(SCRIPTS.globals().isSealed()).isTrue();
        assertThat(mine.run(
                        """
                        var todo = [Object, Function, Array, String, Number, Boolean, Date, RegExp, Error, Math, JSON, Symbol, Map, Set,
                                WeakMap, WeakSet, parseInt, isNaN, eval, globalThis], seen = new Set(), open = [];
                        while (todo.length) {
                            var object = todo.pop();
                            if (object === null || typeof object !== 'object' && typeof object !== 'function' || seen.has(object)) continue;
                            seen.add(object);
                            try { object.probe = 1; } catch (e) {}
                            if (Object.prototype.hasOwnProperty.call(object, 'probe')) open.push(String(object));
                            todo.push(Object.getPrototypeOf(object));
                            Object.getOwnPropertyNames(object).concat(Object.getOwnPropertySymbols(object)).forEach(function (key) {
                                var p = Object.getOwnPropertyDescriptor(object, key);
                                if (p) todo.push(p.value, p.get, p.set);
                            });
                        }
                        open.join() + '/' + (seen.size > 300)
                        """,
                        "probe",
                        1))
                .isEqualTo("/true");
    }

    @Test
    void aSessionIsNotSeenThroughWhatAnotherCompiled() throws ScriptException {
        String program = "var secret; if (!secret) secret = []; (function () { return secret; })";
        mine.run(program + "().push(1)", "page", 1);
        assertThat(theirs.run(program + "().length", "page", 1)).isEqualTo(0.0).isNotEqualTo(List.of());
        mine.run("var count = 0; var next = function () { return ++count; }", "page", 1);
        theirs.run("var count = 0; var next = function () { return ++count; }", "page", 1);
        mine.evaluate("next()");
        mine.evaluate("next()");
        assertThat(theirs.text("next()")).isEqualTo("1");
    }
}
