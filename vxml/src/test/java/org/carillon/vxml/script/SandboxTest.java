package org.carillon.vxml.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts are written by strangers: nothing they do may reach Java, another session, or past their limits. */
@Timeout(60)
class SandboxTest {

    private static final Scripts SCRIPTS = new Scripts(Duration.ofMillis(500), 16 * 1024 * 1024);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ScriptScope scope = SCRIPTS.openSession().scope().child("application");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (;;) {}",
                "while (true) { try { for (;;) {} } catch (e) {} finally { for (;;) {} } }",
                "(function f() { try { for (;;) {} } finally { f(); } })()",
                "var s = 'x'; for (;;) s = s + 'x';",
                "do {} while (1)",
                "[3, 1, 2].sort(function () { for (;;) {} })",
                "JSON.parse('[1]', function () { for (;;) {} })",
                "'x'.replace(/x/, function () { for (;;) {} })",
                "({ valueOf: function () { for (;;) {} } }) + 1",
                "({ get a() { for (;;) {} } }).a",
                "eval('for (;;) {}')",
                "new Function('for (;;) {}')()",
                "(function* () { for (;;) yield 1; })().forEach; for (var x of (function* () { for (;;) yield 1; })()) {}",
                "[...(function* () { for (;;) yield 1; })()]",
                "new Set((function* () { for (;;) yield 1; })())",
                "Array.from({ [Symbol.iterator]: function () { return { next: function () { return { value: 1 }; } }; } })",
                "/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')",
                "/^(([a-z])+.)+[A-Z]([a-z])+$/.exec('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')",
                "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.match(/(a|aa)+$/)",
                "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.replace(/(a|a?)+$/, '')",
                "var a = []; a.length = 4294967295; a.indexOf(1)",
                "var a = []; a.length = 4294967295; a.reduceRight(function (x) { return x; }, 1)",
                "Array.prototype.indexOf.call({ length: 9e15 }, 1)",
                "Array.prototype.forEach.call({ length: 9e15 }, function () {})",
                "Array.prototype.reverse.call({ length: 9e15 })",
                "[...{ [Symbol.iterator]: () => ({ next: Object }) }]",
                "[...{ [Symbol.iterator]: () => ({ next: Object.bind(null, { value: 1, done: false }) }) }]",
                "[...{ [Symbol.iterator]: () => ({ next: eval.bind(null, { value: 1, done: false }) }) }]",
                "[...{ [Symbol.iterator]: () => ({ next: Object.prototype.valueOf, value: 1 }) }]",
                "[...{ [Symbol.iterator]: () => ({ next: Function.prototype.call.bind(Object, null, {}) }) }]",
                "var m = new Map(); m.next = m.entries; new Set({ [Symbol.iterator]: () => m })",
                "var m = new Map(); m.next = Array; Array.from({ [Symbol.iterator]: () => m })",
                "var [...a] = { [Symbol.iterator]: () => ({ next: Error }) }",
                "Object.fromEntries({ [Symbol.iterator]: () => ({ next: RegExp }) })",
                "var r = /x/g; r.exec = Object.bind(null, ['x']); 'x'.replace(r, 'y')",
                "var r = /x/g; r.exec = Object.bind(null, ['x']); 'x'.match(r)",
                "var s = Object.getOwnPropertyDescriptor(Array, Symbol.species); [...{ [Symbol.iterator]: () => ({ next: s.get }) }]",
                "var n = 0; Array.prototype.indexOf.call({ get length() { return n++ ? 9e15 : 1; } }, 1)",
                "var a = 'a'.repeat(250000), b = 'a'.repeat(125000) + 'b'; a.indexOf(b)",
                "var a = 'a'.repeat(250000), b = 'a'.repeat(125000) + 'b'; a.split(b)",
                "var a = 'a'.repeat(250000), b = 'a'.repeat(125000) + 'b'; a.replace(b, '')",
            })
    void whatTakesTooLongIsStopped(String script) {
        assertStopped(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'x'.repeat(9e8)",
                "'x'.repeat({ valueOf: function () { return 9e8; } })",
                "Array(5e7).join()",
                "Array(5e7).join('xxxxxxxxxxxx')",
                "Array(5e7) + ''",
                "var s = 'x'; for (var i = 0; i < 40; i++) s += s; s.charAt(0)",
                "var s = 'x'; s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;"
                        + "s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s; s.charAt(0)",
                "var o = { s: 'x' }; for (var i = 0; i < 40; i++) o.s += o.s; o.s.charAt(0)",
                "var o = { s: 'x' }; for (var i = 0; i < 40; i++) o['s'] += o.s; o.s.charAt(0)",
                "var s = 'x'; for (var i = 0; i < 40; i++) s = `${s}${s}`; s.charAt(0)",
                "var s = 'x'; for (var i = 0; i < 40; i++) ({ [s += s]: 1 }); s.charAt(0)",
                "var s = 'x'; for (var i = 0; i < 40; i++) (function (a = (s += s)) {})(); s.charAt(0)",
                "var s = 'x', a; for (var i = 0; i < 40; i++) { let [a = (s += s)] = []; } s.charAt(0)",
                "var s = 'x', f = () => s += s; for (var i = 0; i < 40; i++) f(); s.charAt(0)",
                "var s = 'x'; for (var i = 0; i < 40; i++) { let t = s; s = t + t; } s.charAt(0)",
                "var s = 'x'; for (var i = 0; i < 40; i++) eval('s += s'); s.charAt(0)",
                "var s = 'x', f = new Function('s', 'return s + s'); for (var i = 0; i < 40; i++) s = f(s); s.charAt(0)",
                "var s = 'x'; with ({ a: 1 }) for (var i = 0; i < 40; i++) s += s; s.charAt(0)",
                "var s = 'x'; for (var i = 0; i < 40; i++) try { s += s } catch (e) {} s.charAt(0)",
                "var s = 'x'; for (var i = 0; i < 40; i++) s = s.concat(s, s)",
                "var s = 'x'; for (var i = 0; i < 40; i++) s = [s, s].join('')",
                "var s = 'x'.repeat(400000); [s, s, s, s].join()",
                "'x'.padStart(9e8)",
                "'x'.padEnd(2e9, 'ab')",
                "'x'.repeat(200000).replace(/x/g, 'y'.repeat(200000))",
                "'x'.repeat(200000).replaceAll('x', 'y'.repeat(200000))",
                "'x'.repeat(200000).replace(/x/g, '$`')",
                "var b = 'y'.repeat(200000); 'x'.repeat(200000).replace(/x/g, function () { return b; })",
                "/x/g[Symbol.replace]('x'.repeat(200000), 'y'.repeat(200000))",
                "var a = [1]; for (var i = 0; i < 60; i++) a = [a, a]; JSON.stringify(a)",
                "var a = [1]; for (var i = 0; i < 60; i++) a = [a, a]; a.join()",
                "var a = [1]; for (var i = 0; i < 60; i++) a = [a, a]; '' + a",
                "var a = [1]; for (var i = 0; i < 60; i++) a = [a, a]; a.flat(99)",
                "var a = [1]; for (var i = 0; i < 60; i++) a = a.concat(a)",
                "var a = []; a.length = 4294967295; [...a]",
                "var a = [], i = a[Symbol.iterator](); a.length = 4294967295; [...{ [Symbol.iterator]: function () { return i; } }]",
                "var a = []; a.length = 4294967295; Math.max.apply(null, a)",
                "var a = []; a.length = 4294967295; Array.from(a)",
                "Array.from({ length: 4294967295 })",
                "Array(4294967295).fill(1)",
                "String.fromCharCode.apply(null, { length: 1e9 })",
                "JSON.stringify({ toJSON: function () { return Array(4e9); } })",
                "var a = []; for (;;) a.push({})",
                "var a = []; for (;;) a.push(new Array(10000))",
                "var o = {}; for (var i = 0;; i++) o['k' + i] = i",
                "var m = new Map(); for (var i = 0;; i++) m.set(i, {})",
                "var f = function () {}; for (;;) f = f.bind(null, 1, 2, 3, 4, 5, 6, 7, 8, 9)",
                "var s = 'x'.repeat(500000), a = []; for (;;) a.push(s.slice(1))",
                "var s = '%'.repeat(400000); for (;;) s = escape(s)",
                "var a = []; for (;;) a.push(/x/)",
                "10n ** 1000000000n",
            })
    void whatTakesTooMuchMemoryIsStopped(String script) {
        assertStopped(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(function f() { return f() + 1; })()",
                "(function f() { return [1].map(f); })()",
                "var o = {}; o.toString = function () { return '' + o; }; '' + o",
                "var a = []; a[0] = a; a.flat(Infinity)",
                "var a = [], b = a; for (var i = 0; i < 20000; i++) { b[0] = []; b = b[0]; } JSON.stringify(a)",
                "JSON.parse('['.repeat(100000))",
                "eval('('.repeat(100000))",
                "new RegExp('('.repeat(100000))",
                "eval('1' + '+1'.repeat(100000))",
            })
    void whatNestsTooDeeplyIsStopped(String script) {
        assertStopped(script);
    }

    private void assertStopped(String script) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        assertThatThrownBy(() -> scope.run(script, "test", 1)).isInstanceOf(ScriptException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - allocated).isLessThan(100L << 20);
        assertThat(evaluate("1 + 1")).isEqualTo(2.0);
    }

    private Object evaluate(String expression) {
        try {
            return scope.evaluate(expression);
        } catch (ScriptException e) {
            return e;
        }
    }
}
