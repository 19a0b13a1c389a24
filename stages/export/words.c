#include "stages/export/words.h"

#include "base/buf.h"
#include "base/clock.h"

struct built_in {
    const char *lang, *key, *words;
};

/* The layout (key "layout") orders the sentences and holds no words of its own, so
 * that none can stand without its fact. */
static const struct built_in built_ins[] = {
    {"en", "layout", "{drafted} {reporter} {editor} {changed} {more}"},
    {"en", "drafted", "This article was written in Korean and drafted in English with {engines}."},
    {"en", "written", "This article was written in Korean."},
    {"en", "reporter", "A bilingual reporter{who} checked it against the Korean."},
    {"en", "editor", "An English-language editor{who} reviewed and approved it."},
    {"en", "who", " ({name})"},
    {"en", "changed", "Changed by hand: {changed} of {sentences} sentences ({percent}%)."},
    {"en", "more", "How we translate: {url}"},
    {"en", "memory", "a memory of earlier translations"},
    {"en", "machine", "machine translation"},
    {"en", "generative", "a generative AI model"},
    {"en", "and", "{first} and {second}"},
    {"en", "unsigned", "DRAFT, NOT FOR PUBLICATION: this text has not been signed off."},
    {"en", "policy", "How we translate"},
    {"en", "published", "Published {date}"},
    {"en", "date", "{month_name} {day}, {year}, {hour}:{minute} ({zone})"},
    {"en", "months", "Jan.|Feb.|March|April|May|June|July|Aug.|Sept.|Oct.|Nov.|Dec."},

    {"ja", "layout", "{drafted}{reporter}{editor}{changed}{more}"},
    {"ja", "drafted", "この記事は韓国語で書かれ、{engines}で日本語に下訳されました。"},
    {"ja", "written", "この記事は韓国語で書かれました。"},
    {"ja", "reporter", "韓日両言語の記者{who}が韓国語の原文と照合しました。"},
    {"ja", "editor", "日本語の編集者{who}が確認し、承認しました。"},
    {"ja", "who", "（{name}）"},
    {"ja", "changed", "人の手で直した文: {sentences}文のうち{changed}文（{percent}%）。"},
    {"ja", "more", "翻訳の方針: {url}"},
    {"ja", "memory", "過去の翻訳の記録"},
    {"ja", "machine", "機械翻訳"},
    {"ja", "generative", "生成AI"},
    {"ja", "and", "{first}と{second}"},
    {"ja", "unsigned", "下書き・掲載不可: この記事はまだ承認されていません。"},
    {"ja", "policy", "翻訳の方針"},
    {"ja", "published", "公開 {date}"},
    {"ja", "date", "{year}年{month}月{day}日 {hour}:{minute}（{zone}）"},

    {"ko", "layout", "{drafted} {reporter} {editor} {changed} {more}"},
    {"ko", "drafted", "이 기사의 번역 초안에는 {engines} 기술을 사용했습니다."},
    {"ko", "written", "이 기사는 번역 기사입니다."},
    {"ko", "reporter", "두 언어를 쓰는 기자{who}의 원문 대조를 거쳤습니다."},
    {"ko", "editor", "한국어 에디터{who}의 검토와 승인을 거쳤습니다."},
    {"ko", "who", "({name})"},
    {"ko", "changed", "사람이 고친 문장: {sentences}개 가운데 {changed}개({percent}%)."},
    {"ko", "more", "번역 원칙: {url}"},
    {"ko", "memory", "번역 메모리"},
    {"ko", "machine", "기계번역"},
    {"ko", "generative", "생성형 AI"},
    {"ko", "and", "{first}·{second}"},
    {"ko", "unsigned", "초안(게재 금지): 아직 승인되지 않은 글입니다."},
    {"ko", "policy", "번역 원칙"},
    {"ko", "published", "입력 {date}"},
    {"ko", "date", "{year}.{month_2}.{day_2}. {hour}:{minute} ({zone})"},
};

struct str words_primary(struct str lang)
{
    struct str primary = lang;
    str_cut(&lang, '-', &primary);
    return primary;
}

static bool of_newsroom(const struct settings *s, struct str lang, const char *key, struct str *out)
{
    char name[96];
    if (lang.len + strlen(key) + 2 > sizeof name)
        return false;
    struct buf b = buf_make(sizeof name);
    buf_printf(&b, "%.*s.%s", STR_ARGS(lang), key);
    const json_t *words = json_object_get(settings_json(s, "export", "disclosure"), buf_str(&b).at);
    buf_release(&b);
    if (!json_is_string(words))
        return false;
    *out = json_str(words);
    return true;
}

static bool built_in(struct str lang, const char *key, struct str *out)
{
    for (size_t i = 0; i < sizeof built_ins / sizeof *built_ins; i++) {
        if (str_is_nocase(lang, built_ins[i].lang) && strcmp(key, built_ins[i].key) == 0) {
            *out = str_of(built_ins[i].words);
            return true;
        }
    }
    return false;
}

bool words_find(const struct settings *s, struct str lang, const char *key, struct str *out)
{
    struct str primary = words_primary(lang);
    return of_newsroom(s, lang, key, out) || of_newsroom(s, primary, key, out) || built_in(primary, key, out);
}

enum fault words_need(const struct settings *s, struct str lang, const char *key, struct str *out, struct err *err)
{
    if (words_find(s, lang, key, out))
        return FAULT_OK;
    struct str primary = words_primary(lang);
    return fault(err, FAULT_STOP,
                 "export has no words for %.*s; add \"%.*s.%s\" to /export/disclosure in the settings (the folder "
                 "stages/export says which words a language needs)",
                 STR_ARGS(lang), STR_ARGS(primary), key);
}

static const struct word *value_of(const struct word *values, struct str name)
{
    for (; values->name; values++)
        if (str_is(name, values->name))
            return values;
    return NULL;
}

/* Placeholders that came out empty leave their spaces behind. */
static struct str squeezed(struct arena *a, struct str s)
{
    char *to = arena_alloc(a, s.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] != ' ' || (len && to[len - 1] != ' '))
            to[len++] = s.at[i];
    while (len && to[len - 1] == ' ')
        len--;
    return (struct str){to, len};
}

enum fault words_fill(struct arena *a, struct str lang, const char *key, struct str words, const struct word *values,
                      struct str *out, struct err *err)
{
    auto_buf struct buf b = buf_make(LIMIT_LINE);
    bool keeps_spaces = str_starts(words, " ");
    while (words.len) {
        ptrdiff_t open = str_find(words, str_of("{"), 0);
        ptrdiff_t close = open < 0 ? -1 : str_find(words, str_of("}"), (size_t)open);
        if (close < 0) {
            buf_add(&b, words);
            break;
        }
        struct str name = str_slice(words, (size_t)open + 1, (size_t)(close - open) - 1);
        const struct word *value = value_of(values, name);
        if (!value)
            return fault(err, FAULT_STOP, "/export/disclosure/%.*s.%s: {%.*s} is not a placeholder this sentence knows",
                         STR_ARGS(lang), key, STR_ARGS(name));
        buf_add(&b, str_slice(words, 0, (size_t)open));
        buf_add(&b, value->value);
        words = str_slice(words, (size_t)close + 1, words.len);
    }
    try(buf_check(&b, "the words of an export", err));
    struct str text = squeezed(a, buf_str(&b));
    *out = keeps_spaces ? arena_printf(a, " %.*s", STR_ARGS(text)) : text;
    return FAULT_OK;
}

static struct str piece(struct str list, int n)
{
    struct str one = {"", 0};
    for (int i = 0; i <= n; i++)
        if (!str_cut(&list, '|', &one))
            return str_of("");
    return one;
}

static struct str zone_name(struct arena *a, int minutes)
{
    int east = minutes < 0 ? -minutes : minutes;
    if (east % 60)
        return arena_printf(a, "UTC%c%d:%02d", minutes < 0 ? '-' : '+', east / 60, east % 60);
    return minutes ? arena_printf(a, "UTC%c%d", minutes < 0 ? '-' : '+', east / 60) : str_of("UTC");
}

enum fault words_time(struct arena *a, const struct settings *s, struct str lang, int64_t ms, struct str *out,
                      struct err *err)
{
    int offset = (int)settings_int(s, "export", "utc_offset");
    char iso[CLOCK_TEXT];
    clock_text(ms, offset, iso);
    struct str t = arena_str(a, str_of(iso)), words, months = {"", 0};
    try(words_need(s, lang, "date", &words, err));
    words_find(s, lang, "months", &months);
    int64_t month = 1, day = 1;
    str_int(str_slice(t, 5, 2), &month);
    str_int(str_slice(t, 8, 2), &day);
    const struct word values[] = {
        {"year", str_slice(t, 0, 4)},
        {"month", arena_printf(a, "%d", (int)month)},
        {"month_2", str_slice(t, 5, 2)},
        {"month_name", piece(months, (int)month - 1)},
        {"day", arena_printf(a, "%d", (int)day)},
        {"day_2", str_slice(t, 8, 2)},
        {"hour", str_slice(t, 11, 2)},
        {"minute", str_slice(t, 14, 2)},
        {"zone", zone_name(a, offset)},
        {NULL, {"", 0}},
    };
    return words_fill(a, lang, "date", words, values, out, err);
}
