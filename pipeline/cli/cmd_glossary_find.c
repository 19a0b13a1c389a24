/* okgyo glossary find: where terms stand in Korean text, streamed. */
#include "cli/cmd_glossary.h"
#include "cli/lines.h"
#include "terms/matcher.h"
#include "terms/sound.h"
#include "text/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    OUT_PIECE = 64 << 10, /* bytes gathered before a write */
    IN_PIECE = 64 << 10,  /* bytes looked at a time: they stay in the processor's cache */
};

struct seeking {
    struct cli *c;
    struct matcher *matcher;
    struct arena scratch;
    struct buf out;
    enum unit unit;
    bool count, text;
    size_t found;
    int failed; /* lines that are no JSON */
};

static enum fault flush_out(struct seeking *s, struct err *err)
{
    if (s->out.len && fwrite(s->out.at, 1, s->out.len, stdout) != s->out.len)
        return fault(err, FAULT_STOP, "standard output cannot be written");
    buf_clear(&s->out);
    return FAULT_OK;
}

/* Offsets grow from match to match: counting goes on from where the last one ended. */
struct place {
    size_t byte, unit;
};

static size_t place_move(struct str text, struct place *p, size_t to, enum unit unit)
{
    struct str between = str_slice(text, p->byte, to - p->byte);
    p->unit += utf8_count(between, between.len, unit);
    p->byte = to;
    return p->unit;
}

static void write_match(struct seeking *s, struct str id, struct str text, const struct match *m, struct place *p)
{
    size_t start = place_move(text, p, m->at.at, s->unit);
    size_t end = place_move(text, p, (size_t)m->at.at + m->at.len, s->unit);
    struct str surface = span_of(text, m->at);
    if (s->text) {
        buf_printf(&s->out, "%.*s:%zu-%zu: %.*s = %.*s: %.*s\n", STR_ARGS(id), start, end, STR_ARGS(surface),
                   STR_ARGS(m->term->source), STR_ARGS(m->term->target));
        return;
    }
    json_open(&s->out, '{');
    json_add_str(&s->out, "id", id);
    json_add_int(&s->out, "start", (int64_t)start);
    json_add_int(&s->out, "end", (int64_t)end);
    json_add_str(&s->out, "term", m->term->source);
    json_add_str(&s->out, "surface", surface);
    json_add_str(&s->out, "target", m->term->target);
    if (m->josa.len)
        json_add_str(&s->out, "josa", span_of(text, m->josa));
    json_add_int(&s->out, "confidence", m->confidence);
    json_close(&s->out, '}');
    buf_addc(&s->out, '\n');
}

static enum fault find_in(struct seeking *s, struct str id, struct str text, struct err *err)
{
    struct matches found = {0};
    struct place p = {0};
    matcher_run(s->matcher, &s->scratch, text, &found);
    s->found += found.len;
    for (size_t i = 0; !s->count && i < found.len; i++)
        write_match(s, id, text, &found.at[i], &p);
    arena_release(&s->scratch);
    try(buf_check(&s->out, "the matches of one line", err));
    return s->out.len > OUT_PIECE ? flush_out(s, err) : FAULT_OK;
}

static enum fault find_json(struct seeking *s, size_t number, struct str line, struct err *err)
{
    auto_json json_t *root = NULL;
    char what[64];
    snprintf(what, sizeof what, "standard input:%zu", number);
    try(json_parse(line, what, &root, err));
    const json_t *id = json_object_get(root, "id");
    if (!json_is_string(json_object_get(root, "text")))
        return fault(err, FAULT_REJECT, "%s: the line needs a string \"text\"", what);
    struct str name = json_str(id);
    if (json_is_integer(id))
        name = arena_printf(&s->scratch, "%lld", (long long)json_integer_value(id));
    return find_in(s, name, json_get_str(root, "text"), err);
}

static bool looks_json(struct str line)
{
    line = str_trim(line);
    return line.len > 1 && line.at[0] == '{' && line.at[1] != '{';
}

static enum fault find_lines(struct seeking *s, struct err *err)
{
    struct lines l;
    struct str line, wanted = cli_str(s->c, "input");
    bool more = true, json = str_is(wanted, "jsonl"), asked = wanted.len > 0;
    try(lines_open(&l, "-", err));
    enum fault f = lines_next(&l, &line, &more, err);
    while (f == FAULT_OK && more) {
        if (!asked)
            json = looks_json(line), asked = true;
        if (json)
            f = line.len ? find_json(s, l.number, line, err) : FAULT_OK;
        else
            f = find_in(s, arena_printf(&s->scratch, "%u", l.number), line, err);
        if (f == FAULT_OK)
            f = lines_next(&l, &line, &more, err);
    }
    lines_close(&l);
    return f;
}

/* ---- counting: big pieces, plain lines are not even cut ---- */

static enum fault not_utf8(struct str piece, size_t line, struct err *err)
{
    ptrdiff_t bad = utf8_invalid(piece);
    size_t start = 0;
    for (ptrdiff_t i = 0; i < bad; i++)
        if (piece.at[i] == '\n') {
            line++;
            start = (size_t)i + 1;
        }
    return fault(err, FAULT_REJECT, "standard input:%zu: byte %zu of the line is not UTF-8; convert the file first",
                 line, (size_t)bad - start + 1);
}

static enum fault count_piece(struct seeking *s, struct str piece, size_t line, bool json, struct err *err)
{
    struct str one;
    if (!json) {
        s->found += matcher_count(s->matcher, piece);
        return FAULT_OK;
    }
    for (; str_cut(&piece, '\n', &one); line++)
        if (str_trim(one).len)
            try(find_json(s, line, one, err));
    return FAULT_OK;
}

/* The bytes up to the last line end; all of them when there is none. */
static size_t whole_lines(const char *at, size_t have, bool end)
{
    size_t cut = have;
    while (!end && cut > 0 && at[cut - 1] != '\n')
        cut--;
    return cut;
}

static enum fault count_pieces(struct seeking *s, char *at, size_t cap, struct err *err)
{
    size_t have = 0, line = 1;
    struct str wanted = cli_str(s->c, "input");
    bool end = false, json = str_is(wanted, "jsonl"), asked = wanted.len > 0;
    while (!end || have) {
        size_t room = cap - have < IN_PIECE ? cap - have : IN_PIECE;
        ssize_t n = end ? 0 : read(0, at + have, room);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fault(err, FAULT_STOP, "standard input cannot be read: %s", strerror(errno));
        end = n == 0;
        have += (size_t)n;
        size_t cut = whole_lines(at, have, end);
        if (cut == 0 && have == cap)
            return fault(err, FAULT_REJECT, "standard input:%zu: the line is longer than %d bytes", line, LIMIT_LINE);
        struct str piece = {at, cut};
        if (!text_is_sound(piece))
            return not_utf8(piece, line, err);
        if (!asked)
            json = looks_json(piece), asked = true;
        try(count_piece(s, piece, line, json, err));
        line += text_lines(piece);
        memmove(at, at + cut, have - cut);
        have -= cut;
    }
    return FAULT_OK;
}

static enum fault count_lines(struct seeking *s, struct err *err)
{
    char *at = malloc(LIMIT_LINE);
    if (!at)
        abort();
    enum fault f = count_pieces(s, at, LIMIT_LINE, err);
    free(at);
    return f;
}

static enum fault seek(struct seeking *s, struct err *err)
{
    if (s->count)
        try(count_lines(s, err));
    else
        try(find_lines(s, err));
    if (s->count)
        buf_printf(&s->out, "%zu\n", s->found);
    try(flush_out(s, err));
    return fflush(stdout) == 0 ? FAULT_OK : fault(err, FAULT_STOP, "standard output cannot be written");
}

static int run(struct cli *c)
{
    struct strs files = glossary_flag(c, "glossary");
    struct str offsets = cli_str(c, "offsets");
    struct termbase *terms = NULL;
    struct term_issues issues = {0};
    struct err err;
    if (files.len == 0)
        return cli_usage(c, "name the glossary: --glossary FILE");
    if (c->args.len)
        return cli_usage(c, "the text is read from standard input: okgyo glossary find … < FILE");
    enum fault f = glossary_read(c, &files, arena_cstr(c->arena, cli_str(c, "target_lang")), &terms, &issues, &err);
    if (f != FAULT_OK)
        return cli_fault(c, f, &err);
    glossary_tell(&issues);
    termbase_seal(terms);
    struct seeking s = {.c = c,
                        .matcher = matcher_open(terms),
                        .out = buf_make(LIMIT_OUTPUT),
                        .count = cli_bool(c, "count"),
                        .text = str_is(cli_str(c, "format"), "text")};
    s.unit = str_is(offsets, "byte") ? UNIT_BYTE : str_is(offsets, "utf16") ? UNIT_UTF16 : UNIT_CODE_POINT;
    f = seek(&s, &err);
    buf_release(&s.out);
    arena_release(&s.scratch);
    matcher_close(s.matcher);
    termbase_free(terms);
    return f == FAULT_OK ? EXIT_FINE : cli_fault(c, f, &err);
}

static const struct option options[] = {
    {.name = "glossary",
     .type = OPTION_LIST,
     .value = "FILE",
     .help = "glossary file or folder; may be given several times"},
    {.name = "input",
     .type = OPTION_STRING,
     .value = "FORMAT",
     .words = "jsonl|lines",
     .help = "what standard input is (else by its first line)"},
    {.name = "format",
     .type = OPTION_STRING,
     .value = "FORMAT",
     .standard = "\"jsonl\"",
     .words = "jsonl|text",
     .help = "how matches are printed"},
    {.name = "count", .type = OPTION_BOOL, .help = "print only the number of matches"},
    {.name = "offsets",
     .type = OPTION_STRING,
     .value = "UNIT",
     .standard = "\"codepoint\"",
     .words = "codepoint|byte|utf16",
     .help = "what start and end count"},
    {.name = "target_lang", .type = OPTION_STRING, .value = "LANG", .help = "only entries of this target language"},
    {0},
};

const struct command command_glossary_find = {
    .name = "glossary find",
    .args = "",
    .summary = "show where glossary terms stand in Korean text",
    .details = "Reads JSON lines {\"id\",\"text\"} or plain lines on standard input and writes a line a match:\n"
               "{\"id\",\"start\",\"end\",\"term\",\"surface\",\"target\"}; term is the glossary's entry, surface what "
               "stands in the\n"
               "text, without its particle. For plain lines the id is the line's number. The longest match wins.\n"
               "\n"
               "    okgyo glossary find --glossary people.ko-en.csv < articles.jsonl\n"
               "    okgyo glossary find --glossary glossaries/ko-en --count < story.txt\n",
    .options = options,
    .run = run,
};
