#include "stages/qa/check.h"

#include "facts/calendar.h"
#include "stages/qa/figures.h"
#include "stages/qa/say.h"

static bool is_date(const struct verdict *v)
{
    const struct fact *f = v->source && !v->source->in_name ? v->source : v->target;
    return f && (f->kind == FACT_DATE || f->kind == FACT_TIME);
}

/* The name says which part of the date is off, so that settings, waivers and counts
 * can tell them apart; date.mismatch is the day, or more than one part. */
static const struct {
    enum difference difference;
    const char *name, *part;
} parts[] = {
    {DIFFERS_DAY, "date.mismatch", "another day"},
    {DIFFERS_MONTH, "date.month", "another month"},
    {DIFFERS_YEAR, "date.year", "another year"},
    {DIFFERS_WEEKDAY, "date.weekday", "another weekday"},
    {DIFFERS_TIME, "date.time", "another time"},
    {DIFFERS_VALUE, "date.mismatch", "another date"},
    {DIFFERS_UNIT, "date.mismatch", "not a date but a length of time, or the other way round"},
    {DIFFERS_MAGNITUDE, "date.year", "another year"},
    {DIFFERS_ORDER, "number.order", "two dates have changed places"},
    {DIFFERS_ORDINAL, "date.mismatch", "another one"},
};

/* "2018년 대비 2030년까지": one year measures the other, and word order is free. */
static bool compares_years(struct str source)
{
    static const char *const words[] = {"대비", "보다", "비해", "까지", "부터", "이후", "이래", NULL};
    for (const char *const *w = words; *w; w++)
        if (str_find(source, str_of(*w), 0) >= 0)
            return true;
    return false;
}

enum { WEEK = 7 /* days about publication for which papers write a weekday by itself */ };

/* "30일 … 춥겠다" printed on the 29th is tomorrow, not a month ago; "다음 달 2일" printed on
 * the 2nd was written the month before. A weekday by itself is a day of the week about
 * publication, so the day of that number there is what was meant. */
static bool is_near(const struct check_input *in, const struct verdict *v)
{
    struct day today = day_in_seoul(in->article->meta.published);
    int64_t day = 0;
    if (v->difference != DIFFERS_WEEKDAY || !in->article->meta.published || !str_starts(v->source->value, "---") ||
        !str_int(str_slice(v->source->value, 3, 2), &day))
        return false;
    for (int ahead = -WEEK; ahead <= WEEK; ahead++) {
        struct day d = day_add(today, ahead);
        if (d.day == day && day_weekday(d) == v->target->weekday)
            return true;
    }
    return false;
}

static bool is_year(struct str s)
{
    return s.len == 4 && (s.at[0] == '1' || s.at[0] == '2') && str_int(s, &(int64_t){0});
}

/* "1995-1992", "from 1995 to 1992": no stretch of years runs backwards. */
static bool runs_backwards(const struct check_input *in, const struct verdict *v)
{
    static const char *const joints[] = {"-", "–", " to ", " until ", " through "};
    struct str target = in->article->segments.at[v->target->segment].target;
    struct str before = str_slice(target, 0, v->target->at.at);
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t len = strlen(joints[i]);
        if (str_ends(before, joints[i]) && before.len > len + 3 && is_year(str_slice(before, before.len - len - 4, 4)))
            return true;
    }
    return false;
}

static void differs(const struct check_input *in, const struct verdict *v)
{
    struct figure_place p = figures_place(in, v);
    if (is_near(in, v))
        return;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].difference != v->difference)
            continue;
        struct str message =
            arena_printf(in->arena, "%.*s = %.*s, the draft says \"%.*s\" (%s).", STR_ARGS(p.source_text),
                         STR_ARGS(p.source_means), STR_ARGS(p.target_text), parts[i].part);
        bool loose = v->difference == DIFFERS_ORDER && !runs_backwards(in, v) &&
                     compares_years(in->article->segments.at[v->source->segment].source);
        enum severity most = loose ? SEVERITY_NOTE : SEVERITY_BLOCK;
        figures_report(in, v, &p, parts[i].name, most, message);
        return;
    }
}

/* A year that the source writes more often than the translation: "" when there is none. */
static struct str year_short_of(const struct segment *s)
{
    for (size_t i = 0; i + 4 <= s->source.len; i++) {
        struct str year = str_slice(s->source, i, 4);
        if (is_year(year) && figures_times(s->source, year) > figures_times(s->target, year) &&
            figures_times(s->target, year) > 0)
            return year;
    }
    return str_of("");
}

/* "1856년 … 1856년" and "1856 … 1858": the second one is not new, it is wrong. */
static bool takes_place_of_year(const struct check_input *in, const struct verdict *v, const struct figure_place *p)
{
    const struct segment *s = &in->article->segments.at[p->segment];
    struct str year = year_short_of(s);
    if (!is_year(p->target_text) || year.len == 0 || figures_times(s->source, p->target_text) > 0)
        return false;
    struct finding *f = check_report(in, "date.year", SEVERITY_WARN, (struct span){0, 0}, v->target->at,
                                     "The Korean says %.*s once more than the draft, which says \"%.*s\".",
                                     STR_ARGS(year), STR_ARGS(p->target_text));
    f->segment = p->segment;
    return true;
}

/* 21시간 30분 (a length) and "21:30" (a time of day). */
static bool is_length_for_time(const struct check_input *in, const struct verdict *v, const struct figure_place *p)
{
    struct str hour = str_slice(v->target->value, 0, 2);
    if (v->target->kind != FACT_TIME)
        return false;
    for (size_t i = figures_first(in->verdicts, p->segment); i < in->verdicts->len; i++) {
        const struct verdict *w = &in->verdicts->at[i];
        if (!w->source || w->source->segment != p->segment)
            return false;
        if (w->kind != VERDICT_MISSING || !str_is(w->source->unit, "hour") || !str_eq(w->source->low, hour))
            continue;
        struct str length = span_of(in->article->segments.at[p->segment].source, w->source->at);
        struct finding *f = check_report(in, "date.time", SEVERITY_WARN, w->source->at, v->target->at,
                                         "%.*s is a length of time; \"%.*s\" is a time of day.", STR_ARGS(length),
                                         STR_ARGS(p->target_text));
        f->segment = p->segment;
        return true;
    }
    return false;
}

static void alone(const struct check_input *in, const struct verdict *v)
{
    struct figure_place p = figures_place(in, v);
    if (v->target && (takes_place_of_year(in, v, &p) || is_length_for_time(in, v, &p)))
        return;
    if (v->confidence < FIGURES_SAID)
        return;
    if (v->source && !v->source->resolved.len && str_starts(v->source->value, "---"))
        return; /* a bare 15일 without a publication date: nothing can be held against it */
    if (v->kind == VERDICT_MISSING) {
        struct str message = arena_printf(in->arena, "%.*s (%.*s) is not in the translation.", STR_ARGS(p.source_text),
                                          STR_ARGS(p.source_means));
        figures_report(in, v, &p, "date.missing", SEVERITY_WARN, message);
    } else {
        struct str message =
            arena_printf(in->arena, "\"%.*s\": the Korean gives no such date.", STR_ARGS(p.target_text));
        figures_report(in, v, &p, "date.added", SEVERITY_WARN, message);
    }
}

static void look(const struct check_input *in)
{
    for (size_t i = 0; i < in->verdicts->len; i++) {
        const struct verdict *v = &in->verdicts->at[i];
        if (!is_date(v))
            continue;
        if (v->kind == VERDICT_MISSING || v->kind == VERDICT_ADDED)
            alone(in, v);
        else if (v->difference != DIFFERS_NOT)
            differs(in, v);
    }
}

static const struct check_example examples[] = {
    {.source = "회담은 3월 5일 열렸다.", .target = "The talks were held on March 6.", .hit = "date.mismatch"},
    {.source = "회담은 3월 5일 열렸다.", .target = "The talks were held on May 5.", .hit = "date.month"},
    {.source = "그는 1987년 데뷔했다.", .target = "He made his debut in 1978.", .hit = "date.year"},
    {.source = "회담은 지난 15일 열렸다.",
     .target = "The talks were held on Friday.",
     .hit = "date.weekday",
     .date = "2025-10-17"},
    {.source = "1856년 전쟁이 났고 1856년 조약을 맺었다.",
     .target = "War came in 1856 and a treaty in 1858.",
     .hit = "date.year"},
    {.source = "1992년에서 1995년까지 이어진 전쟁",
     .target = "The war that lasted from 1995-1992",
     .hit = "number.order"},
    {.source = "그는 1920년부터 1935년까지 가르쳤다.", .target = "He taught from 1935 to 1920.", .hit = "number.order"},
    {.source = "그는 21시간 30분 동안 갇혀 있었다.", .target = "He was held at 21:30.", .hit = "date.time"},
    {.source = "회담은 지난 15일 열렸다.", .target = "The talks were held on Wednesday.", .date = "2025-10-17"},
    {.source = "30일에는 더 춥겠다.", .target = "It will be colder Thursday.", .date = "2025-10-29"},
    {.source = "회담은 다음 달 2일 재개된다.", .target = "The talks will resume on Sunday.", .date = "2025-11-02"},
    {.source = "회담은 다음 달 2일 재개된다.",
     .target = "The talks will resume on Monday.",
     .hit = "date.weekday",
     .date = "2025-11-02"},
    {.source = "선거는 내년 6월 3일 치러진다.",
     .target = "The election will be held Aug. 3 next year.",
     .hit = "date.month",
     .date = "2025-11-20"},
    {.source = "회담은 3월 5일 열렸다.",
     .target = "The talks were held on March 6.",
     .hit = "date.mismatch",
     .date = "2025-11-20"},
    {.source = "회의는 어제 시작해 이번 금요일 끝난다.",
     .target = "The meeting began yesterday and ends this Thursday.",
     .hit = "date.weekday"},
    {.source = "6·15 공동선언 기념식이 열렸다.",
     .target = "The June 16 joint declaration was marked.",
     .hit = "date.mismatch"},
    {.source = "회담은 15일 열렸다.", .target = "The talks were held on Friday."},
    {.source = "회담은 3월 5일 열렸다.", .target = "The talks were held on March 5."},
    {0},
};

const struct check check_date = {
    .name = "date",
    .help = "Are dates, weekdays and times those of the source, as read on the day of publication?",
    .article = look,
    .examples = examples,
};
