// okgyo run against an endpoint that is slow, wrong, truncated, rude: every mode ends
// in the documented state, in bounded time and memory, with its calls counted and
// nothing stored half; and when the endpoint recovers, so does the article.
//
//   OKGYO_BIN=build/release/okgyo node --test tests/e2e/endpoint.test.mjs
import test from "node:test";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { certificate } from "./certificate.mjs";
import { Endpoint, MODES } from "./endpoint.mjs";

const okgyo = resolve(process.env.OKGYO_BIN ?? "build/release/okgyo");
if (!existsSync(okgyo)) throw new Error(`${okgyo} is not there: build it, or set OKGYO_BIN`);
const MOST_MB = Number(process.env.OKGYO_TEST_MB ?? 100); // sanitizers need more
const KEY = "k-4711-very-secret";
const SENTENCES = 12, BATCH = 4, AT_A_TIME = 4, ATTEMPTS = 3;

const story = ["제목이 여기 있다", ...Array.from({ length: SENTENCES - 1 }, (_, i) => `정부는 ${i + 2}번째 안건을 의결했다고 밝혔다.`)];

const PATHS = { openai: "/v1" };
const OWN = { openai: { model: "m" }, papago: { key_id: "id-1" }, google: { project: "p-1" } };

class Desk {
    constructor(endpoint, port, { preset = "libretranslate", more = {}, translate = {}, before = [], tls, lanes = 2 } = {}) {
        this.dir = mkdtempSync(join(tmpdir(), "okgyo-endpoint-"));
        this.endpoint = endpoint;
        mkdirSync(join(this.dir, "stories"));
        writeFileSync(join(this.dir, "stories", "a.txt"), `${story[0]}\n\n${story.slice(1).join("\n\n")}\n`);
        const entry = { name: "mt", preset, url: `http${tls ? "s" : ""}://127.0.0.1:${port}${PATHS[preset] ?? ""}`, timeout_s: 1, batch: BATCH,
            concurrency: AT_A_TIME, key: { env: "TEST_MT_KEY" }, ...OWN[preset], ...more };
        writeFileSync(join(this.dir, "okgyo.json"), JSON.stringify({
            engine: { max_attempts: 1, lanes },
            translate: { max_attempts: ATTEMPTS, retry_base_ms: 5, endpoints: [...before, entry], ...translate },
        }));
    }

    // Runs okgyo; the most memory it was seen with comes along.
    okgyo(args, { until } = {}) {
        return new Promise((done, failed) => {
            const began = performance.now();
            const child = spawn(okgyo, args, { cwd: this.dir, env: { ...process.env, TEST_MT_KEY: KEY, OKGYO_CONFIG: "" } });
            let out = "", err = "", mb = 0;
            child.on("error", failed);
            child.stdout.on("data", (d) => (out += d));
            child.stderr.on("data", (d) => (err += d));
            const watch = setInterval(() => {
                try {
                    const kb = readFileSync(`/proc/${child.pid}/status`, "utf8").match(/VmHWM:\s+(\d+)/);
                    if (kb) mb = Math.max(mb, kb[1] / 1024);
                } catch { /* it has ended */ }
                until?.(child);
            }, 10);
            child.on("close", (code, signal) => {
                clearInterval(watch);
                done({ code, signal, out, err, mb, seconds: (performance.now() - began) / 1000 });
            });
        });
    }

    async run(options) { return this.okgyo(["run", "stories"], options); }

    async edition() {
        const queue = await this.okgyo(["queue", "--state", "all", "--format", "json", "--quiet"]);
        const rows = JSON.parse(queue.out);
        assert.equal(rows.length, 1);
        return rows[0];
    }

    async segments() {
        const shown = await this.okgyo(["show", "1", "--format", "json", "--quiet"]);
        assert.equal(shown.code, 0, shown.err);
        return JSON.parse(shown.out).segments;
    }

    close() { rmSync(this.dir, { recursive: true }); }
}

async function withDesk(options, body) {
    const endpoint = new Endpoint({ mode: options.mode ?? "ok", ms: options.ms, tls: options.tls, lookup: options.lookup });
    const port = await endpoint.listen();
    if (options.times) endpoint.set(options.mode, { times: options.times });
    const desk = new Desk(endpoint, port, options);
    try {
        await body(desk, endpoint);
    } finally {
        desk.close();
        await endpoint.close();
    }
}

function checkDrafts(segments) {
    assert.equal(segments.length, SENTENCES);
    assert.deepEqual(segments.map((s) => s.draft), story.map((s) => `EN: ${s}`));
}

async function ran(desk) {
    const run = await desk.run();
    assert.equal(run.code, 0, run.err);
}

const counted = (endpoint, least, most) =>
    assert.ok(endpoint.stats.requests >= least && endpoint.stats.requests <= most,
        `${endpoint.stats.requests} requests, not ${least} to ${most}`);

const twice = (endpoint) => [...endpoint.bought.values()].filter((n) => n > 1).length;

const BATCHES = SENTENCES / BATCH;
// a batch twice, then singly until the breaker has seen enough, each of those under way too
const BAD = [2, 2 * BATCHES + 2 * SENTENCES];
const RETRIED = [ATTEMPTS, ATTEMPTS * BATCHES];
const REFUSED = [1, AT_A_TIME];

// mode -> requests it may cost, what the message says; all of them end the run with
// exit code 3 and the article as "stopped", to be taken up by the next run
const fails = {
    "429": [RETRIED, /status 429/],
    "429-negative": [RETRIED, /status 429/],
    "429-long": [REFUSED, /status 429|asks for a pause/],
    "429-quota": [REFUSED, /quota is used up/, "openai"],
    "500": [RETRIED, /status 500/], "502": [RETRIED, /status 502/], "503": [RETRIED, /status 503/], "529": [RETRIED, /status 529/],
    "400": [REFUSED, /status 400/], "404": [REFUSED, /status 404/],
    "401": [REFUSED, /status 401.*TEST_MT_KEY/], "403": [REFUSED, /status 403.*TEST_MT_KEY/],
    "456": [REFUSED, /status 456.*quota/, "deepl"],
    "azure-quota": [REFUSED, /status 403.*quota is used up/, "azure"],
    "papago-quota": [REFUSED, /status 429.*quota is used up/, "papago"],
    "papago-busy": [[ATTEMPTS, ATTEMPTS * SENTENCES], /status 429/, "papago"],
    "google-quota": [REFUSED, /status 403.*quota is used up/, "google"],
    "google-busy": [RETRIED, /status 403/, "google"],
    truncated: [BAD, /not valid JSON/], garbage: [BAD, /not valid JSON/], utf8: [BAD, /not valid JSON/],
    html: [BAD, /a web page came instead/],
    short: [BAD, /0 translations for 1 sentences/], long: [BAD, /2 translations for 1 sentences/],
    nulls: [BAD, /no text/], empty: [BAD, /empty/],
    endless: [[2, 2 * BATCHES], /larger than \d+ bytes/], huge: [[2, 2 * BATCHES], /larger than \d+ bytes/],
    bomb: [[2, 2 * BATCHES], /larger than \d+ bytes/],
    headers: [[2, 2 * BATCHES], /headers/], lengths: [[2, 2 * BATCHES], /two different lengths/], junk: [[2, 2 * BATCHES], /./],
    hang: [RETRIED, /[Tt]ime/], drip: [RETRIED, /[Tt]ime/], "drip-headers": [RETRIED, /[Tt]ime/],
    cut: [RETRIED, /./], refuse: [RETRIED, /./],
    redirect: [REFUSED, /status 302.*elsewhere\.example/],
};

for (const [mode, [requests, says, preset]] of Object.entries(fails)) {
    test(`${mode}: ${MODES[mode]}`, { timeout: 60000 }, () => withDesk({ mode, preset }, async (desk, endpoint) => {
        const first = await desk.run();
        assert.equal(first.code, 3, first.err);
        assert.match(first.err, says);
        assert.ok(!first.err.includes(KEY) && !first.out.includes(KEY), "the key is in the output");
        assert.ok(!first.err.includes("token=1"));
        assert.ok(first.seconds < 15, `${first.seconds} s`);
        assert.ok(first.mb < MOST_MB, `${first.mb} MB`);
        counted(endpoint, ...requests);
        const edition = await desk.edition();
        assert.equal(edition.state, "stopped");
        assert.match(edition.trouble, /of 12 sentences could not be drafted: endpoint mt/);
        // it recovers: everything is bought now, so nothing had been kept
        endpoint.set("ok");
        endpoint.reset();
        const second = await desk.run();
        assert.equal(second.code, 0, second.err);
        assert.equal(endpoint.stats.bought, SENTENCES);
        checkDrafts(await desk.segments());
        assert.equal((await desk.edition()).state, "reporter");
    }));
}

// mode -> how it is got over without anybody noticing
const passes = {
    slow: { ms: 100 },
    "429": { times: 2, requests: [5, 8] },
    "429-seconds": { times: 1, least: 1.0, requests: [4, 7] },
    "429-date": { times: 1, least: 1.0, requests: [4, 7] },
    "500": { times: 2, requests: [5, 5] }, cut: { times: 2, requests: [5, 5] }, refuse: { times: 2, requests: [4, 5] },
    truncated: { times: 1, requests: [4, 4] }, html: { times: 1, requests: [4, 4] }, short: { times: 1, requests: [4, 4] },
    endless: { times: 1, requests: [4, 4] },
    "short-batch": { requests: [2 * BATCHES + SENTENCES, 2 * BATCHES + SENTENCES] },
    "413": { requests: [2 * SENTENCES - BATCHES, 2 * SENTENCES - BATCHES] },
    reordered: { preset: "openai", requests: [BATCHES, BATCHES] },
    think: { preset: "openai", requests: [BATCHES, BATCHES] },
    "no-schema": { preset: "openai", requests: [BATCHES + 1, 2 * BATCHES] },
    "no-format": { preset: "openai", requests: [SENTENCES + 2, SENTENCES + 2 * BATCHES] },
    "no-temperature": { preset: "openai", requests: [BATCHES + 1, 2 * BATCHES] },
    "cut-off": { preset: "openai", requests: [SENTENCES + BATCHES, 2 * SENTENCES] },
    "azure-long": { preset: "azure", requests: [2 * SENTENCES - BATCHES, 2 * SENTENCES - BATCHES] },
    "papago-busy": { preset: "papago", times: 2, requests: [SENTENCES + 2, SENTENCES + 2] },
    "google-busy": { preset: "google", times: 2, requests: [BATCHES + 2, BATCHES + 2] },
    prose: { preset: "openai", requests: [SENTENCES, 2 * SENTENCES + 4 * BATCHES] },
};

for (const [mode, how] of Object.entries(passes)) {
    test(`${mode}${how.times ? `, ${how.times} times` : ""}: drafted all the same`, { timeout: 60000 },
        () => withDesk({ mode, ...how }, async (desk, endpoint) => {
            const run = await desk.run();
            assert.equal(run.code, 0, run.err);
            assert.ok(run.seconds >= (how.least ?? 0) && run.seconds < 15, `${run.seconds} s`);
            checkDrafts(await desk.segments());
            if (how.requests) counted(endpoint, ...how.requests);
            // nothing is asked again by a second run
            const before = endpoint.stats.requests;
            await ran(desk);
            assert.equal(endpoint.stats.requests, before);
        }));
}

for (const mode of ["refusal", "filter"])
    test(`${mode}: the sentence stays empty, the reason is kept`, { timeout: 60000 },
        () => withDesk({ mode, preset: "openai" }, async (desk, endpoint) => {
            const run = await desk.run();
            assert.equal(run.code, 0, run.err);
            assert.ok((await desk.segments()).every((s) => s.draft === "" && s.target === ""));
            assert.equal((await desk.edition()).state, "reporter");
            counted(endpoint, SENTENCES, SENTENCES + 2 * BATCHES);
        }));

for (const preset of ["libretranslate", "deepl", "openai", "azure", "papago", "google"])
    test(`${preset}: what is asked`, { timeout: 60000 }, () => withDesk({ preset }, async (desk, endpoint) => {
        await ran(desk);
        checkDrafts(await desk.segments());
        const requests = preset === "papago" ? SENTENCES : BATCHES;
        counted(endpoint, requests, requests);
        const { headers, body, path } = endpoint.stats.last;
        assert.match(headers["content-type"], /^application\/json/);
        assert.match(headers["user-agent"], /^okgyo\//);
        assert.equal(headers["accept-language"], undefined);
        if (preset === "libretranslate") assert.equal(body.api_key, KEY);
        if (preset === "deepl") {
            const first = story.indexOf(body.text[0]);
            assert.deepEqual([headers.authorization, body.target_lang], [`DeepL-Auth-Key ${KEY}`, "EN-US"]);
            assert.ok(body.context.startsWith(`${story[0]}\n${story.slice(Math.max(first - 2, 0), first + 1).join(" ")}`), body.context);
        }
        if (preset === "azure") assert.deepEqual([headers["ocp-apim-subscription-key"], path], [KEY, "/translate?api-version=3.0&from=ko&to=en"]);
        if (preset === "papago") assert.deepEqual([headers["x-ncp-apigw-api-key-id"], headers["x-ncp-apigw-api-key"], body.target], ["id-1", KEY, "en"]);
        if (preset === "google") assert.deepEqual([headers.authorization, body.mimeType, path], [`Bearer ${KEY}`, "text/plain", "/v3/projects/p-1/locations/global:translateText"]);
        if (preset === "openai") {
            const copy = JSON.parse(body.messages[1].content), first = story.indexOf(copy.segments[1]);
            assert.equal(copy.headline, story[0]);
            assert.equal(copy.before ?? "", story.slice(Math.max(first - 2, 0), first).join(" "));
            assert.equal(copy.after ?? "", story[first + Object.keys(copy.segments).length] ?? "");
        }
    }));

// A glossary beside the stories, and a story of its own.
function writeTerms(desk, rows, paragraphs) {
    mkdirSync(join(desk.dir, "glossaries"), { recursive: true });
    writeFileSync(join(desk.dir, "glossaries", "terms.ko-en.csv"), `source,target,forbidden,kind\n${rows.join("\n")}\n`);
    if (paragraphs) writeFileSync(join(desk.dir, "stories", "a.txt"), `${paragraphs.join("\n\n")}\n`);
}

test("azure: names travel in its dictionary, and markup that comes back is not taken", { timeout: 60000 },
    () => withDesk({ preset: "azure" }, async (desk, endpoint) => {
        writeTerms(desk, ["정부,R&D government,,body", "안건,item,,common"], ["제목이다", "정부는 안건을 의결했다."]);
        await ran(desk);
        assert.deepEqual(endpoint.stats.last.body.map((t) => t.Text), ["제목이다",
            '<mstrans:dictionary translation="R&amp;D government">정부</mstrans:dictionary>는 안건을 의결했다.']);
        endpoint.set("markup", { times: 1 });
        endpoint.reset();
        writeTerms(desk, ["정부,the government,,body"], ["제목이다", "정부는 안건을 의결했다."]);
        await ran(desk);
        assert.deepEqual(endpoint.stats.last.body.map((t) => t.Text), ["정부는 안건을 의결했다."]);
        counted(endpoint, 2, 2);
        assert.equal((await desk.segments())[1].draft, "EN: 정부는 안건을 의결했다.");
    }));

test("papago: a sentence that is too long for it is left to people", { timeout: 60000 },
    () => withDesk({ preset: "papago", mode: "papago-long" }, async (desk, endpoint) => {
        await ran(desk);
        assert.ok((await desk.segments()).every((s) => s.draft === ""));
        counted(endpoint, SENTENCES, SENTENCES);
    }));

for (const [preset, more, sent] of [
    ["papago", { glossary: "g-1" }, (body) => body.glossaryKey === "g-1"],
    ["google", { location: "us-central1", glossary: "g" },
        (body) => body.glossaryConfig.glossary === "projects/p-1/locations/us-central1/glossaries/g"]])
    test(`${preset}: the glossary of the settings is named in the request`, { timeout: 60000 },
        () => withDesk({ preset, more }, async (desk, endpoint) => {
            await ran(desk);
            assert.ok(sent(endpoint.stats.last.body));
            checkDrafts(await desk.segments());
        }));

test("a forbidden rendering is repaired, and a changed glossary repairs without buying", { timeout: 60000 },
    () => withDesk({ lookup: { "정부는 안건을 의결했다.": "The goverment passed the item." } }, async (desk, endpoint) => {
        writeTerms(desk, ["정부,government,goverment,body"], ["제목이다", "정부는 안건을 의결했다."]);
        await ran(desk);
        assert.equal((await desk.segments())[1].draft, "The government passed the item.");
        endpoint.reset();
        writeTerms(desk, ["정부,administration,goverment,body"]);
        assert.equal((await desk.okgyo(["run", "stories"])).code, 0);
        assert.equal((await desk.segments())[1].draft, "The administration passed the item.");
        assert.equal(endpoint.stats.requests, 0);
    }));

const sync = { preset: "deepl", more: { glossary: "sync" } };
const item = ["제목이다", "정부는 안건을 의결했다."];

test("deepl: its glossary is made once, and again when ours has changed", { timeout: 60000 },
    () => withDesk(sync, async (desk, endpoint) => {
        const { glossaries } = endpoint;
        writeTerms(desk, ["정부,government,,body", '안건,"agenda\titem",,common', "의회,parliament,,body"], item);
        await ran(desk);
        assert.equal(endpoint.stats.last.body.glossary_id, "g-1");
        assert.deepEqual(glossaries.kept.get("g-1"), [{ source_lang: "ko", target_lang: "en",
            entries: "의회\tparliament\n정부\tgovernment\n", entries_format: "tsv" }]);
        writeFileSync(join(desk.dir, "stories", "b.txt"), "다른 제목이다\n\n정부는 또 의결했다.\n");
        await ran(desk);
        assert.equal(endpoint.stats.last.body.glossary_id, "g-1");
        assert.equal(glossaries.made, 1);
        // a term that stands in neither story: another glossary, but nothing is bought again
        endpoint.reset();
        writeTerms(desk, ["정부,government,,body", '안건,"agenda\titem",,common', "의회,National Assembly,,body"]);
        await ran(desk);
        assert.deepEqual([endpoint.stats.requests, glossaries.made], [0, 1]);
        // one that stands in both: its sentences are bought with the new one
        writeTerms(desk, ["정부,administration,,body", '안건,"agenda\titem",,common', "의회,National Assembly,,body"]);
        await ran(desk);
        assert.deepEqual([endpoint.stats.texts, glossaries.made], [2, 2]);
        assert.equal(endpoint.stats.last.body.glossary_id, "g-2");
        assert.deepEqual([...glossaries.kept.keys()], ["g-2"]);
    }));

for (const status of [403, 456, 503])
    test(`deepl: glossaries are refused with ${status}: drafted without`, { timeout: 60000 },
        () => withDesk(sync, async (desk, endpoint) => {
            endpoint.glossaries.status = status;
            writeTerms(desk, ["정부,government,,body"]);
            const run = await desk.run();
            assert.equal(run.code, 0, run.err);
            assert.match(run.err, new RegExp(`status ${status}.*goes on without`));
            assert.ok(!run.err.includes(KEY));
            checkDrafts(await desk.segments());
            assert.equal(endpoint.stats.last.body.glossary_id, undefined);
            assert.equal(endpoint.glossaries.refused, 1);
        }));

test("deepl: a glossary that is gone there is made again", { timeout: 60000 },
    () => withDesk({ ...sync, lanes: 1 }, async (desk, endpoint) => {
        writeTerms(desk, ["정부,government,,body"], item);
        await ran(desk);
        endpoint.glossaries.kept.clear();
        for (const n of [1, 2]) writeFileSync(join(desk.dir, "stories", `b${n}.txt`), `${n}번째 제목이다\n\n정부는 ${n}번째로 의결했다.\n`);
        const run = await desk.run();
        assert.equal(run.code, 0, run.err);
        assert.equal(endpoint.glossaries.made, 2);
        assert.equal(endpoint.stats.last.body.glossary_id, "g-2");
    }));

test("placeholders that are lost: the sentence is asked once more as it is", { timeout: 60000 },
    () => withDesk({ mode: "marks", preset: "deepl" }, async (desk, endpoint) => {
        writeFileSync(join(desk.dir, "stories", "a.txt"), "제목이다\n\n자세한 내용은 https://example.com/a?b=1에서 본다.\n");
        const run = await desk.run();
        assert.equal(run.code, 0, run.err);
        assert.equal((await desk.segments())[1].draft, "EN: 자세한 내용은 https://example.com/a?b=1에서 본다.");
        counted(endpoint, 2, 2);
    }));

for (const [mode, draft, requests] of [["ok", "EN: R&D government는 안건을 의결했다.", 1], ["marks", "EN: 정부는 안건을 의결했다.", 2],
    ["doubled", "EN: 정부는 안건을 의결했다.", 2]])
    test(`protected terms, ${mode}: ${MODES[mode]}`, { timeout: 60000 },
        () => withDesk({ mode, more: { protect_terms: true } }, async (desk, endpoint) => {
            writeTerms(desk, ["정부,R&D government,,body", "안건,item,,common"], item);
            const run = await desk.run();
            assert.equal(run.code, 0, run.err);
            assert.equal((await desk.segments())[1].draft, draft);
            counted(endpoint, requests, requests);
        }));

test("the next endpoint takes over from one that is down", { timeout: 60000 },
    () => withDesk({ before: [{ name: "down", preset: "libretranslate", url: "http://127.0.0.1:1" }] }, async (desk, endpoint) => {
        await ran(desk);
        checkDrafts(await desk.segments());
        assert.ok((await desk.segments()).every((s) => s.endpoint === "mt"));
        counted(endpoint, BATCHES, BATCHES);
    }));

test("a corrected story buys only the sentence that changed", { timeout: 60000 }, () => withDesk({ preset: "deepl" }, async (desk, endpoint) => {
    await ran(desk);
    endpoint.reset();
    const corrected = ["바뀐 제목이다", ...story.slice(1, -1), "마지막 문장이 바뀌었다."];
    writeFileSync(join(desk.dir, "stories", "a.txt"), `${corrected[0]}\n\n${corrected.slice(1).join("\n\n")}\n`);
    assert.equal((await desk.okgyo(["run", "--replaces", "1", "stories/a.txt"])).code, 0);
    assert.deepEqual([...endpoint.bought.keys()].sort(), [corrected[0], corrected.at(-1)].sort());
}));

test("killed in the middle: what was answered is not bought again", { timeout: 60000 },
    () => withDesk({ mode: "slow", ms: 150, more: { batch: 1, concurrency: 2 } }, async (desk, endpoint) => {
        const killed = await desk.run({ until: (child) => endpoint.stats.bought >= 5 && child.kill("SIGKILL") });
        assert.equal(killed.signal, "SIGKILL");
        const second = await desk.run();
        assert.equal(second.code, 0, second.err);
        checkDrafts(await desk.segments());
        assert.ok(twice(endpoint) <= 2 * 2, `${twice(endpoint)} sentences were bought twice`);
        assert.ok(endpoint.stats.requests <= SENTENCES + 4);
    }));

test("interrupted: it ends at once, and goes on later", { timeout: 60000 },
    () => withDesk({ mode: "hang", more: { timeout_s: 60 } }, async (desk, endpoint) => {
        let sent = 0;
        const stopped = await desk.run({ until: (child) => {
            if (endpoint.stats.requests > 0 && !sent) { sent = performance.now(); child.kill("SIGINT"); }
        } });
        assert.equal(stopped.code, 130, stopped.err);
        assert.ok(stopped.seconds < 5, `${stopped.seconds} s`);
        endpoint.set("ok");
        await ran(desk);
        checkDrafts(await desk.segments());
    }));

test("many stories at once stay within the endpoint's concurrency", { timeout: 60000 },
    () => withDesk({ mode: "slow", ms: 20, more: { batch: 1, concurrency: 3 } }, async (desk, endpoint) => {
        for (let i = 0; i < 6; i++)
            writeFileSync(join(desk.dir, "stories", `b${i}.txt`), `다른 제목 ${i}\n\n${story.slice(1).map((s) => `${i}차 ${s}`).join("\n\n")}\n`);
        await ran(desk);
        assert.equal(endpoint.stats.most, 3);
        assert.equal(twice(endpoint), 0);
    }));

const trusted = certificate("127.0.0.1");
const untrusted = {
    "a certificate nobody vouches for": [trusted, false],
    "a certificate for another host": [certificate("127.0.0.2"), true],
    "a certificate that has run out": [certificate("127.0.0.1", { from: -3, until: -1 }), true],
    "TLS 1.1 and nothing later": [{ ...trusted, minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" }, true],
};

for (const [what, [tls, vouched]] of Object.entries(untrusted))
    test(`${what}: nothing is sent`, { timeout: 60000 },
        () => withDesk({ tls, more: vouched ? { ca_file: "ca.pem" } : {} }, async (desk, endpoint) => {
            writeFileSync(join(desk.dir, "ca.pem"), tls.cert);
            const run = await desk.run();
            assert.equal(run.code, 3, run.err);
            assert.match(run.err, /[Cc]ertificate|SSL|TLS/);
            assert.equal(endpoint.stats.requests, 0);
            assert.equal((await desk.edition()).state, "stopped");
        }));

test("a certificate the settings vouch for", { timeout: 60000 },
    () => withDesk({ tls: trusted, more: { ca_file: "ca.pem" } }, async (desk, endpoint) => {
        writeFileSync(join(desk.dir, "ca.pem"), trusted.cert);
        const run = await desk.run();
        assert.equal(run.code, 0, run.err);
        checkDrafts(await desk.segments());
        counted(endpoint, BATCHES, BATCHES);
    }));

for (const preset of ["libretranslate", "deepl", "openai", "azure", "papago", "google"])
    test(`mt probe: one request to ${preset}, counted`, { timeout: 60000 }, () => withDesk({ preset }, async (desk, endpoint) => {
        const probe = await desk.okgyo(["mt", "probe", "--format", "json"]);
        assert.equal(probe.code, 0, probe.err);
        const [one] = JSON.parse(probe.out);
        assert.equal(one.text, "EN: 오늘 서울에 비가 온다.");
        assert.equal(endpoint.stats.requests, 1);
        const usage = await desk.okgyo(["mt", "usage", "--offline", "--format", "json"]);
        assert.deepEqual(JSON.parse(usage.out), [{ endpoint: "mt", requests_24h: 1, characters_24h: 13, characters_30d: 13 }]);
        assert.equal(endpoint.stats.requests, 1);
    }));

test("mt probe: a refused key is told, without the key, and not counted", { timeout: 60000 },
    () => withDesk({ mode: "401", preset: "deepl" }, async (desk) => {
        const probe = await desk.okgyo(["mt", "probe"]);
        assert.equal(probe.code, 3);
        assert.match(probe.out, /FAILED.*status 401/);
        assert.doesNotMatch(probe.out + probe.err, new RegExp(KEY));
        const usage = await desk.okgyo(["mt", "usage", "--offline", "--format", "json"]);
        assert.equal(JSON.parse(usage.out)[0].requests_24h, 0);
    }));

test("mt usage: the budget that is left, and the quota at DeepL", { timeout: 60000 },
    () => withDesk({ preset: "deepl", more: { daily_chars: 1000 } }, async (desk, endpoint) => {
        await ran(desk);
        endpoint.quota = { character_count: 180118, character_limit: 1250000000000 };
        const sent = story.join("").length;
        const usage = await desk.okgyo(["mt", "usage", "--format", "json"]);
        assert.equal(usage.code, 0, usage.err);
        const [one] = JSON.parse(usage.out);
        assert.deepEqual([one.budget_24h, one.left_24h, one.quota_used, one.quota], [1000, 1000 - sent, 180118, 1250000000000]);
        endpoint.quota = {}; // an account without a limit
        assert.match((await desk.okgyo(["mt", "usage"])).out, /0 used, no limit/);
        endpoint.quota = null;
        const broken = await desk.okgyo(["mt", "usage", "--format", "json"]);
        assert.equal(broken.code, 3);
        assert.match(broken.err, /quota is not known.*status 403/);
        assert.equal(JSON.parse(broken.out)[0].characters_24h, sent); // what the ledger knows is told all the same
    }));

// Both halves of a link travel in each protocol's own way, and come back as <1> and </1>.
const carries = { libretranslate: true, deepl: true, openai: true, papago: true, google: true, azure: false };
for (const [preset, tags] of Object.entries(carries))
    test(`${preset}: a link inside a sentence ${tags ? "comes back around its words" : "is left to people"}`, { timeout: 60000 },
        () => withDesk({ preset }, async (desk, endpoint) => {
            rmSync(join(desk.dir, "stories", "a.txt"));
            writeFileSync(join(desk.dir, "stories", "a.html"), `<html lang="ko"><body><article><h1>제목이 여기 있다</h1>
                <p>그는 <a href="https://a.example/?x=1&amp;y=2">국회</a>에서 <b>새 <i>예산안</i></b>을 R&amp;D라고 말했다.</p></article></body></html>`);
            await ran(desk);
            const shown = JSON.parse((await desk.okgyo(["show", "1", "--format", "json", "--quiet"])).out);
            const [, one] = shown.segments;
            assert.equal(one.target, "EN: 그는 국회에서 새 예산안을 R&D라고 말했다.");
            assert.equal(one.written, tags ? "EN: 그는 <1>국회</1>에서 <2>새 <3>예산안</3></2>을 R&D라고 말했다." : one.target);
            assert.equal(shown.findings.filter((f) => f.check === "markup.mismatch").length, tags ? 0 : 3);
            const requests = endpoint.stats.requests;
            await ran(desk);
            assert.equal(endpoint.stats.requests, requests); // nothing is bought twice
        }));

test("a link that the endpoint loses: the sentence is asked once more without it", { timeout: 60000 },
    () => withDesk({ preset: "google", mode: "marks" }, async (desk) => {
        rmSync(join(desk.dir, "stories", "a.txt"));
        writeFileSync(join(desk.dir, "stories", "a.html"), `<html lang="ko"><body><article><h1>제목이 여기 있다</h1>
            <p>그는 <a href="https://a.example/">국회</a>에서 예산안을 냈다고 말했다.</p></article></body></html>`);
        await ran(desk);
        const shown = JSON.parse((await desk.okgyo(["show", "1", "--format", "json", "--quiet"])).out);
        assert.equal(shown.segments[1].written, "EN: 그는 국회에서 예산안을 냈다고 말했다.");
        assert.match(shown.findings.find((f) => f.check === "markup.mismatch").message, /The link on 국회 \(https:\/\/a\.example\/\)/);
    }));
