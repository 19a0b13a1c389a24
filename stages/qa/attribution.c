#include "stages/qa/attribution.h"

#include "stages/qa/given_names.h"
#include "stages/qa/tongue.h"

enum { REACH = 12 /* words between a quotation and its verb */, TITLES = 8 /* words of a title before a name */ };

/* Words [from, to) outside quotations that may say who speaks. */
struct clause {
    const struct check_input *in;
    const struct tongue_speech *speech;
    size_t from, to;
};

static const struct token *word_at(const struct clause *c, size_t i)
{
    return &c->in->target_tokens->at[i];
}

static struct str text_at(const struct clause *c, size_t i)
{
    return span_of(c->in->target, word_at(c, i)->at);
}

static bool is_capital(const struct clause *c, size_t i)
{
    return word_at(c, i)->flags & TOKEN_CAPITAL;
}

/* Rep., Gov., Dr.: a full stop that ends no sentence. */
static bool is_abbreviated(const struct clause *c, size_t i)
{
    enum { LONGEST = 4 };
    struct span at = word_at(c, i)->at;
    size_t end = (size_t)at.at + at.len;
    return is_capital(c, i) && at.len <= LONGEST && end < c->in->target.len && c->in->target.at[end] == '.' &&
           !is_korean_surname(text_at(c, i));
}

/* Does something other than a blank part word i from the one before? */
static bool is_parted(const struct clause *c, size_t i)
{
    return (word_at(c, i)->flags & TOKEN_STOPS) && !(i > c->from && is_abbreviated(c, i - 1));
}

static bool is_possessive(const struct clause *c, size_t i)
{
    struct str w = text_at(c, i);
    return str_ends(w, "'s") || str_ends(w, "’s") || str_ends(w, "s'");
}

static size_t sentence_end(const struct clause *c, const struct quotations *q, size_t from)
{
    const struct tokens *t = c->in->target_tokens;
    size_t end = quotes_sentence_end(q, c->in->target, from);
    for (size_t i = 0; i < t->len && end < c->in->target.len; i++)
        if (t->at[i].at.at + t->at[i].at.len + 1 == end && is_abbreviated(c, i))
            return sentence_end(c, q, end);
    return end;
}

static size_t first_word(const struct clause *c, size_t byte)
{
    const struct tokens *t = c->in->target_tokens;
    size_t i = 0;
    while (i < t->len && t->at[i].at.at < byte)
        i++;
    return i;
}

static bool is(const struct clause *c, const char *const *list, size_t i)
{
    return tongue_is(c->in, list, i);
}

static void take(const struct clause *c, size_t first, size_t last, struct span *who)
{
    struct span a = word_at(c, first)->at, b = word_at(c, last)->at;
    *who = (struct span){a.at, b.at + b.len - a.at};
}

/* The name behind "said", "according to": capitals, maybe behind a title in small letters. */
static bool name_behind(const struct clause *c, size_t from, struct span *who)
{
    for (size_t i = from; i < c->to && i < from + TITLES; i++) {
        if ((i > from && is_parted(c, i)) || is(c, c->speech->links, i))
            return false;
        if (!is_capital(c, i))
            continue;
        size_t last = i;
        while (last + 1 < c->to && is_capital(c, last + 1) && !is_parted(c, last + 1) && !is_possessive(c, last))
            last++;
        if (!is_possessive(c, last)) {
            take(c, i, last, who);
            return true;
        }
        if (last + 1 >= c->to || !is_capital(c, last + 1))
            return false; /* Kim's lawyer */
        i = last;         /* the Democratic Party's Kim */
    }
    return false;
}

/* From a name back to where its clause begins: no word that makes it another's. */
static bool is_subject(const struct clause *c, size_t first)
{
    for (size_t i = first, n = 0; i > c->from && !is_parted(c, i); i--, n++)
        if (is(c, c->speech->joints, i - 1))
            return true;
        else if (n > TITLES || is(c, c->speech->links, i - 1) || is(c, c->speech->sayings, i - 1))
            return false;
    return true;
}

/* The capitals that end before word `end`. */
static bool name_before(const struct clause *c, size_t end, struct span *who)
{
    size_t last = end;
    while (last > c->from && is(c, c->speech->between, last - 1) && !is_parted(c, last))
        last--;
    if (last == c->from || !is_capital(c, last - 1) || is_possessive(c, last - 1) || (last < end && is_parted(c, last)))
        return false;
    size_t first = --last;
    while (first > c->from && is_capital(c, first - 1) && !is_parted(c, first) && !is_possessive(c, first - 1))
        first--;
    if (is(c, c->speech->joints, first)) /* "While Kim said" */
        first++;
    if (first > last || !is_subject(c, first))
        return false;
    take(c, first, last, who);
    return true;
}

/* "Kim Min-su, a lawmaker of the party, said": the name before the comma that began it. */
static bool name_before_apposition(const struct clause *c, size_t verb, struct span *who)
{
    size_t i = verb - 1;
    while (i > c->from && !is_parted(c, i))
        i--;
    return i > c->from && is_parted(c, i) && i < verb && c->in->target.at[word_at(c, i)->at.at - 1] == ' ' &&
           name_before(&(struct clause){c->in, c->speech, c->from, i}, i, who);
}

static bool speaker_at(const struct clause *c, size_t verb, struct span *who)
{
    bool according = is(c, c->speech->according, verb);
    size_t behind = verb + 1;
    if (according) {
        struct str w = text_at(c, verb);
        while (behind < c->to && w.len && is(c, c->speech->links, behind)) /* according "to" */
            behind++;
        return name_behind(c, behind, who);
    }
    if (verb == c->from)
        return name_behind(c, behind, who);
    return is_parted(c, verb) ? name_before_apposition(c, verb, who) : name_before(c, verb, who);
}

/* ---- which words belong to which quotation ---- */

static bool is_separate(const struct quotation *q)
{
    return quote_is_whole(q);
}

/* "…," or "…?" or "…", with the comma outside: what follows says who spoke. */
static bool is_left_open(struct str text, const struct quotation *q)
{
    struct str inner = str_trim(span_of(text, q->inner)), rest = str_slice(text, q->at.at + q->at.len, text.len);
    return str_ends(inner, ",") || str_ends(inner, "?") || str_ends(inner, "!") || str_ends(inner, "—") ||
           str_ends(inner, "…") || str_starts(rest, ",");
}

static const struct quotation *neighbour(const struct quotations *all, const struct quotation *q, int step)
{
    for (const struct quotation *n = q + step; n >= all->at && n < all->at + all->len; n += step)
        if (is_separate(n))
            return n;
    return NULL;
}

static struct clause clause_behind(const struct check_input *in, const struct quotation *q)
{
    const struct quotations *all = in->target_quotes;
    struct clause c = {in, in->tongue->speech, 0, 0};
    size_t from = q->at.at + q->at.len, end = sentence_end(&c, all, from);
    const struct quotation *next = neighbour(all, q, 1);
    c.from = first_word(&c, from);
    c.to = first_word(&c, next && next->at.at < end ? next->at.at : end);
    return c;
}

static struct clause clause_before(const struct check_input *in, const struct quotation *q)
{
    const struct quotations *all = in->target_quotes;
    struct clause c = {in, in->tongue->speech, 0, 0};
    const struct quotation *before = neighbour(all, q, -1);
    size_t from = before ? before->at.at + before->at.len : 0;
    for (size_t end = sentence_end(&c, all, from); end < q->at.at; end = sentence_end(&c, all, end))
        from = end;
    c.from = first_word(&c, from);
    c.to = first_word(&c, q->at.at);
    return c;
}

/* The next verb of saying from word i on; c->to when there is none. */
static size_t next_verb(const struct clause *c, size_t i)
{
    while (i < c->to && !is(c, c->speech->sayings, i))
        i++;
    return i;
}

static bool find_behind(const struct check_input *in, const struct quotation *q, struct span *who, size_t *verb)
{
    struct clause c = clause_behind(in, q);
    bool verb_first = c.from < c.to && is(&c, c.speech->sayings, c.from);
    if (c.from >= c.to || (!verb_first && !is_left_open(in->target, q)) || is(&c, c.speech->joints, c.from))
        return false;
    size_t i = next_verb(&c, c.from);
    if (i >= c.to || i >= c.from + REACH)
        return false;
    *verb = i;
    if (speaker_at(&c, i, who))
        return true;
    /* "…," Kim, who had asked for it, said: the verb of what is told of Kim came first */
    for (i = next_verb(&c, i + 1); i < c.to && i < c.from + REACH; i = next_verb(&c, i + 1))
        if (is_parted(&c, i) && name_before_apposition(&c, i, who) && who->at == word_at(&c, c.from)->at.at)
            return true;
    return false;
}

static bool find_before(const struct check_input *in, const struct quotation *q, struct span *who)
{
    struct clause c = clause_before(in, q);
    const struct quotation *before = neighbour(in->target_quotes, q, -1);
    size_t verb = (size_t)-1;
    struct span other;
    if (before && c.from == first_word(&c, before->at.at + before->at.len))
        find_behind(in, before, &other, &verb);
    size_t taken = verb;
    for (size_t i = c.to; i > c.from && c.to - i < REACH; i--)
        if (is(&c, c.speech->sayings, i - 1))
            return i - 1 != taken && speaker_at(&c, i - 1, who);
    return false;
}

bool attribution_find(const struct check_input *in, const struct quotation *q, struct span *who)
{
    size_t verb;
    if (!in->tongue || !in->tongue->speech)
        return false;
    return find_behind(in, q, who, &verb) || find_before(in, q, who);
}
