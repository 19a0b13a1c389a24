// A rude machine-translation endpoint: speaks LibreTranslate, DeepL, Azure, Papago,
// Google and chat completions by path, well or badly. Plain Node, nothing but its own http server.
//
//   node endpoint.mjs [--mode ok] [--ms 50] [--port 0] [--lookup texts.json] [--max-seconds 600]
//
// Prints its port. A request's mode is the server's (--mode, POST /mode
// {"mode","ms","times"}: `times` requests, then ok again) or the one in its path:
// /as/MODE/translate. GET /stats counts; POST /reset forgets.
import http from "node:http";
import https from "node:https";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";

export const MODES = {
    ok: "translates: 'EN: ' and the text, or what --lookup has",
    slow: "the same after --ms",
    "429": "busy, no Retry-After",
    "429-seconds": "busy, Retry-After: 1",
    "429-date": "busy, Retry-After as a date two seconds ahead",
    "429-long": "busy, Retry-After: 99999999999999",
    "429-negative": "busy, Retry-After: -5",
    "429-quota": "OpenAI's insufficient_quota",
    "500": "an HTML page", "502": "an HTML page", "503": "an HTML page", "529": "an HTML page",
    "400": "a parameter is wrong",
    "401": "wrong key", "403": "no access", "404": "nothing here", "413": "too large", "456": "DeepL's quota",
    truncated: "JSON cut in the middle, declared length kept to",
    garbage: "JSON and a byte more",
    short: "one translation too few", "short-batch": "the same, but single texts go through",
    long: "one translation too many",
    reordered: "translations in reverse; chat: keys in reverse",
    nulls: "null for every text", empty: "empty strings",
    utf8: "invalid UTF-8 inside the strings",
    endless: "a body that never ends", huge: "declares 99 GB",
    bomb: "200 MB of spaces, gzipped, unasked",
    html: "200 with a log-in page",
    hang: "takes the request and says nothing", drip: "a byte now and then",
    "drip-headers": "a header byte now and then",
    cut: "the connection dies in the middle of the body", refuse: "dies before the first byte",
    headers: "headers without end", lengths: "two different lengths", junk: "not HTTP",
    redirect: "302 to another host",
    marks: "placeholders lost", doubled: "placeholders twice", markup: "the markup of a dictionary comes back",
    "azure-quota": "403001, the free plan's amount", "azure-long": "400077 above one text",
    "papago-quota": "429 of code 400", "papago-busy": "429 of code 420", "papago-long": "N2MT08",
    "google-quota": "403, the day's limit", "google-busy": "403, the minute's limit",
    "no-schema": "chat: 400 on json_schema", "no-format": "chat: 400 on any response_format",
    "no-temperature": "chat: 400 on temperature",
    think: "chat: <think> and a fence around the JSON", "cut-off": "chat: finish_reason length above one text",
    refusal: "chat: message.refusal", filter: "chat: finish_reason content_filter",
    prose: "chat: a sentence instead of JSON unless asked plainly",
};

const HTML = "<!DOCTYPE html><html><head><title>Log in</title></head><body>Please log in.</body></html>";

function argument(name, standard) {
    const flags = process.argv.slice(2);
    for (let i = 0; i < flags.length; i++) {
        if (flags[i] === `--${name}`) return flags[i + 1];
        if (flags[i].startsWith(`--${name}=`)) return flags[i].slice(name.length + 3);
    }
    return standard;
}

export class Endpoint {
    // `tls`: {key, cert, …} as node:https takes them.
    constructor({ mode = "ok", ms = 50, lookup = {}, tls } = {}) {
        this.mode = mode;
        this.ms = ms;
        this.times = Infinity;
        this.lookup = lookup;
        this.reset();
        const options = { keepAliveTimeout: 60000, maxHeaderSize: 1 << 16, ...tls };
        this.server = (tls ? https : http).createServer(options, (q, r) => this.take(q, r));
        this.server.on("tlsClientError", () => {});
        this.server.on("clientError", (_, socket) => socket.destroy());
        this.timers = new Set();
        if (mode === "bomb") this.pack();
    }

    // Takes a while, and so is done before anybody waits.
    pack() { return (this.packed ??= gzipSync(Buffer.alloc(200 << 20, " "))); }

    reset() {
        this.stats = { requests: 0, texts: 0, bought: 0, inflight: 0, most: 0, modes: {}, last: null, began: 0, ended: 0 };
        this.bought = new Map();
        this.glossaries ??= { made: 0, refused: 0, kept: new Map(), status: 201 };
    }

    // DeepL's glossaries: made, deleted, counted; refused while `status` is not 201.
    glossary(q, r, body) {
        const g = this.glossaries, id = q.url.split("/")[3];
        if (q.method === "DELETE") return g.kept.delete(id) ? this.json(r, 204, {}) : this.json(r, 404, { message: "Not found" });
        if (q.method !== "POST" || id) return this.json(r, 404, { message: "Not found" });
        if (g.status !== 201) { g.refused++; return this.json(r, g.status, { message: "No" }); }
        const made = `g-${++g.made}`, { name, dictionaries } = JSON.parse(body);
        g.kept.set(made, dictionaries);
        this.json(r, 201, { glossary_id: made, name, dictionaries: dictionaries.map(({ entries, ...d }) =>
            ({ ...d, entry_count: entries.split("\n").length - 1 })) });
    }

    listen(port = 0) {
        return new Promise((done) => this.server.listen(port, "127.0.0.1", () => done(this.server.address().port)));
    }

    close() {
        for (const t of this.timers) clearInterval(t);
        this.server.closeAllConnections();
        return new Promise((done) => this.server.close(done));
    }

    set(mode, { ms = this.ms, times = Infinity } = {}) {
        if (!MODES[mode]) throw new Error(`no mode ${mode}`);
        Object.assign(this, { mode, ms, times });
    }

    modeNow() {
        if (this.mode === "ok" || this.times === Infinity) return this.mode;
        if (this.times-- > 0) return this.mode;
        return (this.mode = "ok");
    }

    take(q, r) {
        const chunks = [];
        q.on("error", () => {});
        r.on("error", () => {});
        q.on("data", (c) => chunks.push(c));
        q.on("end", () => this.route(q, r, Buffer.concat(chunks).toString()));
    }

    route(q, r, body) {
        if (q.url === "/stats")
            return this.json(r, 200, { ...this.stats, distinct: this.bought.size,
                twice: [...this.bought.values()].filter((n) => n > 1).length });
        if (q.url === "/reset") { this.reset(); return this.json(r, 200, {}); }
        if (q.url === "/mode") {
            const { mode, ...rest } = JSON.parse(body);
            this.set(mode, rest);
            return this.json(r, 200, { mode });
        }
        if (q.url === "/v2/usage") return this.quota && q.headers.authorization ? this.json(r, 200, this.quota) : this.json(r, 403, { message: "no scope" });
        if (q.url.startsWith("/v3/glossaries")) return this.glossary(q, r, body);
        const as = q.url.match(/^\/as\/([^/]+)(\/.*)$/);
        this.answer(q, r, as ? as[2] : q.url, as ? as[1] : this.modeNow(), body);
    }

    json(r, status, value, headers = {}) {
        const bytes = Buffer.from(JSON.stringify(value));
        r.writeHead(status, { "Content-Type": "application/json", "Content-Length": bytes.length, ...headers });
        r.end(bytes);
    }

    count(mode, texts) {
        const s = this.stats;
        s.requests++;
        s.texts += texts.length;
        s.inflight++;
        s.most = Math.max(s.most, s.inflight);
        s.modes[mode] ??= { requests: 0, texts: 0 };
        s.modes[mode].requests++;
        s.modes[mode].texts += texts.length;
    }

    // The texts a request asks for, and how its answer is dressed.
    protocol(path, body) {
        const ask = JSON.parse(body);
        if (path === "/translate")
            return { name: "libretranslate", ask, texts: [].concat(ask.q), dress: (t) => ({ translatedText: t }) };
        if (path === "/v2/translate")
            return { name: "deepl", ask, texts: ask.text, dress: (t) => ({
                translations: t.map((text, i) => ({ detected_source_language: "KO", text,
                    billed_characters: [...(ask.text[i] ?? "")].length })) }) };
        if (path.startsWith("/translate?"))
            return { name: "azure", ask, texts: ask.map((t) => t.Text), dress: (t) =>
                t.map((text) => ({ translations: [{ text, to: "en" }] })) };
        if (path === "/nmt/v1/translation")
            return { name: "papago", ask, texts: [ask.text], dress: (t) => ({ message: { "@type": "response", result: {
                srcLangType: ask.source, tarLangType: ask.target, translatedText: t[0] } } }) };
        if (/^\/v3\/projects\/[^/]+\/locations\/[^/]+:translateText$/.test(path))
            return { name: "google", ask, texts: ask.contents, dress: (t) => ask.glossaryConfig
                ? { translations: t.map(() => ({ translatedText: "without the glossary" })),
                    glossaryTranslations: t.map((translatedText) => ({ translatedText })) }
                : { translations: t.map((translatedText) => ({ translatedText })) } };
        if (path === "/v1/chat/completions") {
            const copy = JSON.parse(ask.messages.at(-1).content);
            const texts = copy.segments ? Object.values(copy.segments) : [copy.segment];
            return { name: "openai", ask, texts, plain: !copy.segments, dress: (t, mode) => this.chat(ask, copy, t, mode) };
        }
        return null;
    }

    chat(ask, copy, texts, mode) {
        let keys = texts.map((_, i) => String(i + 1)), content;
        if (mode === "reordered") { keys = keys.reverse(); texts = texts.slice().reverse(); }
        content = copy.segments ? JSON.stringify(Object.fromEntries(keys.map((k, i) => [`k${k}`, texts[i]])))
            .replace(/"k(\d+)":/g, '"$1":') : texts[0];
        if (mode === "reordered" && copy.segments)
            content = `{${keys.map((k, i) => `${JSON.stringify(k)}:${JSON.stringify(texts[i])}`).join(",")}}`;
        if (mode === "think") content = `<think>hm, {"1": no}</think>\n\`\`\`json\n${content}\n\`\`\``;
        if (mode === "prose" && copy.segments) content = "Here is the translation you asked for.";
        const message = { role: "assistant", content, refusal: null };
        let finish_reason = "stop";
        if (mode === "refusal") Object.assign(message, { content: null, refusal: "I cannot help with that." });
        if (mode === "filter") { message.content = ""; finish_reason = "content_filter"; }
        if (mode === "cut-off" && texts.length > 1) {
            message.content = content.slice(0, content.length / 2);
            finish_reason = "length";
        }
        return { id: "c", object: "chat.completion", model: ask.model, choices: [{ index: 0, message, finish_reason }],
            usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } };
    }

    translate(text) {
        // Azure's dynamic dictionary is honoured
        const plain = text.replace(/<mstrans:dictionary translation="([^"]*)">.*?<\/mstrans:dictionary>/g, "$1");
        return Object.hasOwn(this.lookup, text) ? this.lookup[text] : text === "" ? "" : `EN: ${plain}`;
    }

    answer(q, r, path, mode, body) {
        let p;
        try { p = this.protocol(path, body); } catch { p = null; }
        if (!p) return this.json(r, 404, { error: "no such path" });
        this.count(mode, p.texts);
        this.stats.last = { path, headers: q.headers, body: p.ask };
        this.stats.began ||= performance.now();
        r.on("close", () => {
            this.stats.inflight--;
            this.stats.ended = performance.now();
        });
        const good = () => {
            for (const t of p.texts) this.bought.set(t, (this.bought.get(t) ?? 0) + 1);
            this.stats.bought += p.texts.length;
            this.json(r, 200, p.dress(p.texts.map((t) => this.translate(t)), mode));
        };
        if (p.ask.glossary_id && !this.glossaries.kept.has(p.ask.glossary_id))
            return this.json(r, 404, { message: "Glossary not found" });
        this.behave(mode, { q, r, p, good });
    }

    behave(mode, c) {
        const { r, p, good } = c, texts = p.texts.map((t) => this.translate(t));
        const page = (status) => { r.writeHead(status, { "Content-Type": "text/html" }); r.end(HTML); };
        const error = (status, value, headers) => this.json(r, status, value, headers);
        const busy = (after) => error(429, { error: "Slowdown", message: "Too many requests" }, after ? { "Retry-After": after } : {});
        const chatError = (param, message) => error(400, { error: { message, type: "invalid_request_error", param, code: null } });
        const dress = (t) => this.json(r, 200, p.dress(t, mode));
        switch (mode) {
        case "ok": case "reordered": case "think": case "refusal": case "filter": case "cut-off":
            if (mode === "reordered" && p.name !== "openai") return dress(texts.reverse());
            return good();
        case "prose": return good();
        case "slow": return void setTimeout(good, this.ms);
        case "429": return busy();
        case "429-seconds": return busy("1");
        case "429-date": return busy(new Date(Date.now() + 2000).toUTCString());
        case "429-long": return busy("99999999999999");
        case "429-negative": return busy("-5");
        case "429-quota": return error(429, { error: { message: "You exceeded your current quota", type: "insufficient_quota", code: "insufficient_quota" } });
        case "500": case "502": case "503": case "529": return page(Number(mode));
        case "400": return error(400, { error: "xx is not supported", message: "Value for 'target_lang' not supported." });
        case "401": case "403": return error(Number(mode), { error: "Invalid API key", message: `key ${this.keyOf(c)} refused` });
        case "404": return page(404);
        case "413": return p.texts.length > 1 ? error(413, { message: "Request too large" }) : good();
        case "456": return error(456, { message: "Quota Exceeded" });
        case "truncated": {
            const bytes = Buffer.from(JSON.stringify(p.dress(texts, mode)));
            r.writeHead(200, { "Content-Type": "application/json" });
            return r.end(bytes.subarray(0, bytes.length / 2));
        }
        case "garbage":
            r.writeHead(200, { "Content-Type": "application/json" });
            return r.end(`${JSON.stringify(p.dress(texts, mode))}x`);
        case "short": return dress(texts.slice(1));
        case "short-batch": return texts.length > 1 ? dress(texts.slice(1)) : good();
        case "long": return dress([...texts, "EN: one more"]);
        case "nulls": return dress(texts.map(() => null));
        case "empty": return dress(texts.map(() => ""));
        case "utf8": {
            const text = Buffer.from(JSON.stringify(p.dress(texts.map(() => "@@@@"), mode)));
            for (let i = text.indexOf("@@@@"); i >= 0; i = text.indexOf("@@@@")) text.set([0xc3, 0x28, 0xed, 0xa0], i);
            r.writeHead(200, { "Content-Type": "application/json" });
            return r.end(text);
        }
        case "html": return page(200);
        case "redirect": r.writeHead(302, { Location: "http://elsewhere.example/secret?token=1" }); return r.end();
        case "marks": return dress(texts.map((t) => t.replace(/\{\{\d+\}\}|<x id="\d+"\/>/g, "")));
        case "doubled": return dress(texts.map((t) => t.replace(/\{\{\d+\}\}|<x id="\d+"\/>/g, "$& and $&")));
        case "markup": return dress(p.texts.map((t) => `EN: ${t}`));
        case "azure-quota": return error(403, { error: { code: 403001, message: "out of call volume quota" } });
        case "azure-long":
            if (p.texts.length > 1) return error(400, { error: { code: 400077, message: "maximum request size exceeded" } });
            return good();
        case "papago-quota": return error(429, { error: { errorCode: "400", message: "Quota Exceeded" } });
        case "papago-busy": return error(429, { error: { errorCode: "420", message: "Rate Limited" } });
        case "papago-long": return error(400, { errorCode: "N2MT08", errorMessage: "text parameter exceeds max length" });
        case "google-quota": return error(403, { error: { code: 403, message: "Daily Limit Exceeded", errors: [{ domain: "usageLimits", reason: "dailyLimitExceeded" }] } });
        case "google-busy": return error(403, { error: { code: 403, message: "User Rate Limit Exceeded", errors: [{ domain: "usageLimits", reason: "userRateLimitExceeded" }] } });
        case "no-schema":
            if (p.ask.response_format?.type === "json_schema") return chatError("response_format", "response_format.type json_schema is not supported");
            return good();
        case "no-format":
            if (p.ask.response_format) return chatError(null, "response_format is not supported by this model");
            return good();
        case "no-temperature":
            if (p.ask.temperature !== undefined) return chatError("temperature", "Unsupported value: 'temperature'");
            return good();
        default: return this.misbehave(mode, c);
        }
    }

    keyOf({ q, p }) {
        return p.ask.api_key ?? (q.headers.authorization ?? "").replace(/^\S+ /, "");
    }

    // Modes below HTTP's manners.
    misbehave(mode, { r }) {
        const socket = r.socket;
        if (!socket) return; // the other side has gone
        const every = (ms, what) => {
            const t = setInterval(() => (socket.destroyed ? clearInterval(t) : what()), ms);
            this.timers.add(t);
        };
        const raw = (text) => socket.write(text);
        const head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        switch (mode) {
        case "hang": return;
        case "refuse": return socket.destroy();
        case "cut": raw(`${head}Content-Length: 1000\r\n\r\n{"translatedText":`); return void setTimeout(() => socket.destroy(), 20);
        case "drip": raw(`${head}Content-Length: 100000\r\n\r\n`); return every(300, () => raw("{"));
        case "drip-headers": raw("HTTP/1.1 200 OK\r\nX: "); return every(300, () => raw("y"));
        case "huge": raw(`${head}Content-Length: 99000000000\r\n\r\n`); return this.pour(socket, "x".repeat(65536));
        case "endless": raw(`${head}Transfer-Encoding: chunked\r\n\r\n`); return this.pour(socket, `10000\r\n${"x".repeat(65536)}\r\n`);
        case "bomb": {
            raw(`${head}Content-Encoding: gzip\r\nContent-Length: ${this.pack().length}\r\n\r\n`);
            return socket.write(this.pack());
        }
        case "headers": raw("HTTP/1.1 200 OK\r\n"); return this.pour(socket, "X-Filler: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n".repeat(500));
        case "lengths": return raw(`${head}Content-Length: 2\r\nContent-Length: 20\r\n\r\n{}`);
        case "junk": return void raw("hello, I am no web server\r\n\r\n") ?? socket.end();
        default: socket.destroy();
        }
    }

    // Writes without end, as fast as the other side reads.
    pour(socket, piece) {
        const go = () => { while (!socket.destroyed && socket.write(piece)); };
        socket.on("drain", go);
        socket.on("error", () => {});
        go();
    }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const lookup = argument("lookup") ? JSON.parse(readFileSync(argument("lookup"), "utf8")) : {};
    const endpoint = new Endpoint({ mode: argument("mode", "ok"), ms: Number(argument("ms", 50)), lookup });
    if (!MODES[endpoint.mode]) {
        console.error(`no mode ${endpoint.mode}; there are: ${Object.keys(MODES).join(" ")}`);
        process.exit(2);
    }
    console.log(await endpoint.listen(Number(argument("port", 0))));
    setTimeout(() => process.exit(0), Number(argument("max-seconds", 600)) * 1000);
    process.on("SIGTERM", () => process.exit(0));
}
