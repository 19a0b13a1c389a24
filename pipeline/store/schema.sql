-- The ledger. Plain SQL that SQLite and PostgreSQL both read, but for BLOB, INTEGER
-- and the triggers, which db_postgres.c words in its own way.
CREATE TABLE IF NOT EXISTS meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS article (
    id INTEGER PRIMARY KEY,
    source_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,            -- row id of the current text
    received BIGINT NOT NULL
);
CREATE TABLE IF NOT EXISTS version (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (id),
    n INTEGER NOT NULL,                  -- 1, 2 … of the story
    hash TEXT NOT NULL,
    raw BLOB NOT NULL,                   -- as received, never changed
    name TEXT NOT NULL,
    received BIGINT NOT NULL,
    UNIQUE (article, n)
);
CREATE INDEX IF NOT EXISTS version_hash ON version (hash);
CREATE TABLE IF NOT EXISTS edition (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (id),
    lang TEXT NOT NULL,
    priority BIGINT NOT NULL DEFAULT 0,
    -- the queue: due, leased, fenced
    due_at BIGINT,                       -- NULL = until somebody wakes it
    wakes BIGINT NOT NULL DEFAULT 0,
    attempts BIGINT NOT NULL DEFAULT 0,
    lease_owner TEXT NOT NULL DEFAULT '',
    lease_until BIGINT NOT NULL DEFAULT 0,
    lease_token BIGINT NOT NULL DEFAULT 0,
    -- what the desk shows
    state TEXT NOT NULL DEFAULT 'draft',
    is_open BIGINT NOT NULL DEFAULT 1,
    headline TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    trouble TEXT NOT NULL DEFAULT '',
    segments BIGINT NOT NULL DEFAULT 0,
    approved BIGINT NOT NULL DEFAULT 0,
    blocks BIGINT NOT NULL DEFAULT 0,
    warns BIGINT NOT NULL DEFAULT 0,
    notes BIGINT NOT NULL DEFAULT 0,
    changed BIGINT NOT NULL DEFAULT 0,
    assigned TEXT NOT NULL DEFAULT '',
    holder TEXT NOT NULL DEFAULT '',
    holder_until BIGINT NOT NULL DEFAULT 0,
    UNIQUE (article, lang)
);
CREATE INDEX IF NOT EXISTS edition_due ON edition (priority DESC, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS edition_lease ON edition (lease_owner) WHERE lease_owner <> '';
CREATE INDEX IF NOT EXISTS edition_open ON edition (is_open, priority DESC, id);
CREATE INDEX IF NOT EXISTS edition_state ON edition (state, priority DESC, id);
CREATE INDEX IF NOT EXISTS edition_all ON edition (priority DESC, id);
CREATE INDEX IF NOT EXISTS edition_assigned ON edition (assigned, priority DESC, id) WHERE assigned <> '';
-- one row a stage: of a story's text (scope 'v') or of an edition (scope 'e')
CREATE TABLE IF NOT EXISTS output (
    scope TEXT NOT NULL,
    owner INTEGER NOT NULL,
    stage TEXT NOT NULL,
    key TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (scope, owner, stage)
);
CREATE TABLE IF NOT EXISTS memo (
    key TEXT PRIMARY KEY,
    bytes BLOB NOT NULL,
    made BIGINT NOT NULL
);
CREATE TABLE IF NOT EXISTS usage (
    endpoint TEXT NOT NULL,
    made BIGINT NOT NULL,
    requests BIGINT NOT NULL,
    characters BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS usage_endpoint ON usage (endpoint, made);
-- a person has one step in an edition: signing both is refused here
CREATE TABLE IF NOT EXISTS signer (
    edition INTEGER NOT NULL REFERENCES edition (id),
    who TEXT NOT NULL,
    step TEXT NOT NULL,
    PRIMARY KEY (edition, who),
    UNIQUE (edition, who, step)
);
CREATE TABLE IF NOT EXISTS decision (
    seq INTEGER PRIMARY KEY,
    edition INTEGER NOT NULL REFERENCES edition (id),
    kind TEXT NOT NULL,
    step TEXT NOT NULL,
    segment TEXT NOT NULL,
    who TEXT NOT NULL,
    made BIGINT NOT NULL,
    on_hash TEXT NOT NULL,
    facts TEXT NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL,
    prev TEXT NOT NULL UNIQUE,           -- two decisions cannot follow the same one
    hash TEXT NOT NULL UNIQUE,
    sign_step TEXT,                      -- the step, of signatures only
    FOREIGN KEY (edition, who, sign_step) REFERENCES signer (edition, who, step)
);
CREATE INDEX IF NOT EXISTS decision_edition ON decision (edition, seq);
CREATE TRIGGER IF NOT EXISTS decision_keep BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are only ever added'); END;
CREATE TRIGGER IF NOT EXISTS decision_stay BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are only ever added'); END;
-- every finding an edition ever had; gone = its text was changed or its cause mended
CREATE TABLE IF NOT EXISTS raised (
    edition INTEGER NOT NULL REFERENCES edition (id),
    fingerprint TEXT NOT NULL,
    check_name TEXT NOT NULL,
    gone BIGINT NOT NULL,
    PRIMARY KEY (edition, fingerprint)
);
-- what signed stories call the people in them, a row a person and edition
CREATE TABLE IF NOT EXISTS name_rendering (
    name TEXT NOT NULL,                  -- Korean, family and given name
    lang TEXT NOT NULL,
    rendering TEXT NOT NULL,
    edition INTEGER NOT NULL REFERENCES edition (id),
    made BIGINT NOT NULL,
    PRIMARY KEY (name, lang, edition)
);
CREATE INDEX IF NOT EXISTS name_rendering_edition ON name_rendering (edition);
CREATE TABLE IF NOT EXISTS person (
    login TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    langs TEXT NOT NULL,
    password TEXT NOT NULL,
    disabled BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS session (
    token TEXT PRIMARY KEY,              -- hash of the cookie
    login TEXT NOT NULL REFERENCES person (login),
    expires BIGINT NOT NULL,
    seen BIGINT NOT NULL
);
