/* okgyo review: an edition worked through in a full-screen terminal. The same acts, by the
 * same rules, as at the desk. */
#include "cli/editor.h"
#include "cli/review_page.h"
#include "cli/screen.h"
#include "cli/seat.h"
#include "cli/signals.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct review {
    struct seat seat;
    struct screen screen;
    struct arena arena; /* of one page */
    size_t at;
    struct str message;
};

static size_t sentences(const struct review *r)
{
    return r->seat.article.segments.len;
}

static const struct segment *at_hand(const struct review *r)
{
    return r->at < sentences(r) ? &r->seat.article.segments.at[r->at] : NULL;
}

static void draw(struct review *r)
{
    auto_buf struct buf page = buf_make(LIMIT_LINE);
    struct arena scratch = {0};
    screen_size(&r->screen);
    struct review_page p = {&r->seat.article,  &r->seat.signoff,   r->at,     r->screen.rows,
                            r->screen.columns, r->seat.cli->color, r->message};
    review_page_draw(&p, &scratch, &page);
    screen_draw(&r->screen, buf_str(&page));
    arena_release(&scratch);
}

/* --- acts --- */

static struct decision act(enum decision_kind kind)
{
    return (struct decision){.kind = kind, .on = {"", 0}, .facts = {"", 0}, .text = {"", 0}, .reason = {"", 0}};
}

/* What the rules or the store said goes to the line at the bottom. */
static bool done(struct review *r, int code, const char *well)
{
    struct str said = screen_said(&r->screen, &r->arena);
    r->message = said.len ? said : code == EXIT_FINE ? str_of(well) : str_of("not done");
    if (r->at >= sentences(r))
        r->at = sentences(r) ? sentences(r) - 1 : 0;
    return code == EXIT_FINE;
}

static void approve(struct review *r)
{
    const struct segment *g = at_hand(r);
    struct decision d = act(DECISION_APPROVE);
    char hash[HASH_HEX];
    if (!g)
        return;
    hash_bytes(segment_written(g), hash);
    memcpy(d.segment, g->id, sizeof d.segment);
    d.on = arena_str(&r->arena, str_of(hash));
    if (!g->target.len && g->version == 0)
        r->message = str_of("there is no text to approve; e writes one");
    else if (done(r, seat_decide(&r->seat, &d, -1), "approved") && r->at + 1 < sentences(r))
        r->at++;
}

static void edit(struct review *r)
{
    char path[EDITOR_PATH];
    auto_buf struct buf back = buf_make(LIMIT_SEGMENT);
    const struct segment *g = at_hand(r);
    int changed = 0;
    if (!g)
        return;
    screen_leave(&r->screen);
    int code = editor_open(r->seat.cli, arena_printf(&r->arena, "%.*s\n", STR_ARGS(segment_written(g))), &back, path);
    screen_return(&r->screen);
    struct str text = str_trim(buf_str(&back));
    if (code != EXIT_FINE || str_eq(text, segment_written(g))) {
        done(r, code, "unchanged");
    } else if (!text.len) {
        r->message = str_of("an empty sentence is merged away at the desk, not here");
    } else if (!done(r, seat_edit(&r->seat, g, arena_str(&r->arena, text), &changed), "saved")) {
        r->message = arena_printf(&r->arena, "%.*s; your text is kept in %s", STR_ARGS(r->message), path);
        return;
    }
    unlink(path);
}

/* A line of reason or comment; "" when the person thought better of it. */
static struct str asked(struct review *r, const char *label)
{
    auto_buf struct buf b = buf_make(LIMIT_REASON);
    bool typed = screen_ask(&r->screen, label, &b);
    r->message = str_of(typed ? "" : "left as it is");
    return typed ? arena_str(&r->arena, str_trim(buf_str(&b))) : str_of("");
}

static void with_reason(struct review *r, struct decision d, const char *label, const char *well)
{
    struct str words = asked(r, label);
    if (!words.len)
        return;
    if (d.kind == DECISION_COMMENT)
        d.text = words;
    else
        d.reason = words;
    done(r, seat_decide(&r->seat, &d, -1), well);
}

/* The open finding of the sentence that has this number, from 1. */
static const struct finding *open_finding(const struct review *r, uint32_t number)
{
    const struct article *a = &r->seat.article;
    for (size_t i = 0; i < a->findings.len; i++)
        if (a->findings.at[i].segment == r->at && !finding_waived(a, &a->findings.at[i]) && --number == 0)
            return &a->findings.at[i];
    return NULL;
}

static void waive(struct review *r)
{
    struct decision d = act(DECISION_WAIVE);
    uint32_t number = 1;
    if (open_finding(r, 2)) {
        r->message = str_of("which finding? its number");
        draw(r);
        number = screen_key() - '0';
    }
    const struct finding *f = number >= 1 && number <= 9 ? open_finding(r, number) : NULL;
    if (!f) {
        r->message = str_of("there is no such finding here");
        return;
    }
    r->message = str_of("is the check wrong here? y = wrong, n = right, but the text may stand");
    draw(r);
    uint32_t key = screen_key();
    if (key != 'y' && key != 'n') {
        r->message = str_of("left as it is");
        return;
    }
    d.on = str_of(key == 'y' ? WAIVED_WRONG : WAIVED_ACCEPTED);
    d.text = arena_str(&r->arena, str_of(f->fingerprint));
    memcpy(d.segment, at_hand(r)->id, sizeof d.segment);
    with_reason(r, d, "why may it stand", "waived");
}

static void comment(struct review *r)
{
    struct decision d = act(DECISION_COMMENT);
    if (at_hand(r))
        memcpy(d.segment, at_hand(r)->id, sizeof d.segment);
    with_reason(r, d, "comment", "noted");
}

/* Signing wants the log-in name typed, as at the desk. */
static void sign(struct review *r)
{
    struct decision d = act(DECISION_SIGN);
    char facts[HASH_HEX];
    struct str name = asked(r, "to sign, type your log-in name");
    if (!name.len)
        return;
    if (!str_eq(name, r->seat.person.login)) {
        r->message = arena_printf(&r->arena, "you are %.*s; nothing was signed", STR_ARGS(r->seat.person.login));
        return;
    }
    edition_facts(&r->seat.article, facts);
    d.on = arena_str(&r->arena, str_of(r->seat.signoff.text_hash));
    d.facts = arena_str(&r->arena, str_of(facts));
    done(r, seat_decide(&r->seat, &d, -1), "signed");
}

/* --- moving --- */

static bool needs_somebody(const struct review *r, size_t i)
{
    const struct article *a = &r->seat.article;
    for (size_t k = 0; k < a->findings.len; k++)
        if (a->findings.at[k].segment == i && a->findings.at[k].severity > SEVERITY_NOTE &&
            !finding_waived(a, &a->findings.at[k]))
            return true;
    return !a->segments.at[i].approved;
}

static void next_open(struct review *r)
{
    size_t n = sentences(r);
    for (size_t k = 1; k <= n; k++) {
        if (!needs_somebody(r, (r->at + k) % n))
            continue;
        r->at = (r->at + k) % n;
        return;
    }
    r->message = str_of("nothing is open");
}

static void move(struct review *r, int64_t by)
{
    int64_t to = (int64_t)r->at + by, most = (int64_t)sentences(r) - 1;
    r->at = to < 0 || most < 0 ? 0 : (size_t)(to > most ? most : to);
}

/* False when the person leaves. */
static bool press(struct review *r, uint32_t key)
{
    int64_t page = r->screen.rows / 2 - 2;
    r->message = str_of("");
    switch (key) {
    case 'j':
    case KEY_DOWN: move(r, 1); break;
    case 'k':
    case KEY_UP: move(r, -1); break;
    case KEY_PAGE_DOWN: move(r, page); break;
    case KEY_PAGE_UP: move(r, -page); break;
    case 'g':
    case KEY_HOME: r->at = 0; break;
    case 'G':
    case KEY_END: move(r, (int64_t)sentences(r)); break;
    case 'n': next_open(r); break;
    case 'a': approve(r); break;
    case 'e':
    case KEY_ENTER: edit(r); break;
    case 'w': waive(r); break;
    case 'c': comment(r); break;
    case 's': sign(r); break;
    case 'r': with_reason(r, act(DECISION_RETURN), "what should the reporter look at", "returned"); break;
    case 'q':
    case 3: /* Ctrl-C */
    case KEY_NONE: return false;
    default: break;
    }
    return true;
}

static int work(struct review *r)
{
    struct err err;
    enum fault f = screen_open(&r->screen, &err);
    if (f != FAULT_OK)
        return cli_fault(r->seat.cli, f, &err);
    signals_watch(r->seat.engine);
    do
        draw(r);
    while (press(r, screen_key()) && !signals_caught());
    signals_watch(NULL);
    screen_close(&r->screen);
    return signals_caught() ? EXIT_INTERRUPTED : EXIT_FINE;
}

static int run(struct cli *c)
{
    struct review r = {.message = {"", 0}};
    int code = seat_take(c, true, &r.seat);
    if (code == EXIT_FINE)
        code = work(&r);
    seat_leave(&r.seat);
    arena_release(&r.arena);
    return code;
}

static const struct option options[] = {SEAT_OPTIONS, {0}};

const struct command command_review = {
    .name = "review",
    .args = "EDITION",
    .summary = "work through an edition in a full-screen terminal",
    .details = "  okgyo review 12.en --as kim\n\n"
               "Upper half: the sentences (* approved, ! blocking, ? warning). Lower half: the one at hand with its "
               "findings.\n"
               "j k or arrows move, n goes to the next that needs somebody, a approves, e opens it in your EDITOR, w "
               "waives a\n"
               "finding, c comments, r returns to the reporter, s signs, q leaves. Links and emphasis are <1>…</1>.",
    .options = options,
    .wants_settings = true,
    .run = run,
};
