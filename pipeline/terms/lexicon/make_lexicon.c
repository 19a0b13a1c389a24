/* make_lexicon: from hunspell-ko's ko.dic to the table of lexicon.c, at build time.
 *
 *     make_lexicon [/usr/share/hunspell/ko.dic] > lexicon_table.c
 *
 * A line of ko.dic is word/N in decomposed letters, N a numbered set of affix flags.
 * The numbers change from release to release, so they are learnt from words whose
 * class is beyond doubt. Without a file only opaque.h's words are in
 * the table. */
#include "../lexicon.h"
#include "../opaque.h"
#include "../wordhash.h"

#include <stdio.h>
#include <stdlib.h>

enum { LINE = 512, FLAGS = 512, SLOTS = 1 << 18 };

static unsigned char class_of_flag[FLAGS];
static uint32_t table[SLOTS];
static uint32_t entries;

/* Words that show which flag set is which class. */
static const struct {
    const char *word;
    unsigned char class;
} known[] = {
    {"사람", WORD_NOUN},       {"나무", WORD_NOUN},        {"전쟁", WORD_NOUN},   {"학교", WORD_NOUN},
    {"그녀", WORD_NOUN},       {"저분", WORD_NOUN},        {"시간", WORD_NOUN},   {"드럼", WORD_NOUN},
    {"통해", WORD_FORM_EO},    {"성숙하여", WORD_FORM_EO}, {"위한", WORD_FORM_N}, {"답변한", WORD_FORM_N},
    {"본격화할", WORD_FORM_L}, {"신음할", WORD_FORM_L},    {"매우", WORD_ADVERB}, {"워낙", WORD_ADVERB},
};

static uint32_t read_one(const unsigned char **p)
{
    const unsigned char *s = *p;
    uint32_t c = s[0];
    size_t more = c < 0x80 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    c = more == 0 ? c : c & (0x3Fu >> more);
    for (size_t i = 1; i <= more; i++)
        c = c << 6 | (s[i] & 0x3F);
    *p = s + more + 1;
    return c;
}

static size_t put_syllable(char *out, uint32_t c)
{
    out[0] = (char)(0xE0 | c >> 12);
    out[1] = (char)(0x80 | (c >> 6 & 0x3F));
    out[2] = (char)(0x80 | (c & 0x3F));
    return 3;
}

/* Conjoining letters to syllables (Unicode 3.12); other characters stay. */
static size_t compose(const unsigned char *from, char *to)
{
    size_t n = 0;
    while (*from) {
        const unsigned char *start = from;
        uint32_t l = read_one(&from);
        if (l < 0x1100 || l > 0x1112) {
            memcpy(to + n, start, (size_t)(from - start));
            n += (size_t)(from - start);
            continue;
        }
        uint32_t v = read_one(&from);
        uint32_t syllable = 0xAC00 + ((l - 0x1100) * 21 + (v - 0x1161)) * 28;
        const unsigned char *behind = from;
        uint32_t t = *from ? read_one(&from) : 0;
        if (t >= 0x11A8 && t <= 0x11C2)
            syllable += t - 0x11A7;
        else
            from = behind;
        n += put_syllable(to + n, syllable);
    }
    to[n] = '\0';
    return n;
}

/* word/N apart; N 0 = no flags. */
static size_t cut_line(char *line, char *word, unsigned *flag)
{
    line[strcspn(line, "\r\n")] = '\0';
    char *slash = strchr(line, '/');
    *flag = slash ? (unsigned)atoi(slash + 1) % FLAGS : 0;
    if (slash)
        *slash = '\0';
    return compose((const unsigned char *)line, word);
}

static void learn_flags(FILE *in)
{
    char line[LINE], word[LINE];
    unsigned flag;
    while (fgets(line, sizeof line, in)) {
        cut_line(line, word, &flag);
        for (size_t i = 0; flag && i < sizeof known / sizeof *known; i++)
            if (strcmp(word, known[i].word) == 0 && !class_of_flag[flag])
                class_of_flag[flag] = known[i].class;
    }
}

static void table_add(const char *word, size_t len, unsigned class)
{
    uint64_t h = wordhash(word, len);
    uint32_t mark = (uint32_t)(h >> 40), i = (uint32_t)h & (SLOTS - 1);
    while (table[i] && table[i] >> 8 != mark)
        i = (i + 1) & (SLOTS - 1);
    entries += table[i] == 0;
    table[i] |= mark << 8 | class;
    if (entries > SLOTS / 2) {
        fprintf(stderr, "make_lexicon: more words than the table is made for\n");
        exit(1);
    }
}

static void add_words(FILE *in)
{
    char line[LINE], word[LINE];
    unsigned flag;
    while (fgets(line, sizeof line, in)) {
        size_t len = cut_line(line, word, &flag);
        unsigned class = class_of_flag[flag];
        if (flag == 0 || len < 3 || (unsigned char)word[0] < 0xE0)
            continue;
        if (class)
            table_add(word, len, class);
        if (class == WORD_NOUN && len >= 9)
            table_add(word, 6, WORD_BEGINS);
        if (!class && len > 3 && strcmp(word + len - 3, "다") == 0)
            table_add(word, len - 3, WORD_STEM);
    }
}

static void add_opaque(void)
{
    for (size_t i = 0; opaque_words[i]; i++) {
        table_add(opaque_words[i], strlen(opaque_words[i]), WORD_OPAQUE);
        table_add(opaque_words[i], 6, WORD_BEGINS);
    }
}

int main(int argc, char **argv)
{
    FILE *in = argc > 1 ? fopen(argv[1], "rb") : NULL;
    if (argc > 1 && !in) {
        fprintf(stderr, "make_lexicon: %s cannot be opened\n", argv[1]);
        return 1;
    }
    if (in) {
        learn_flags(in);
        rewind(in);
        add_words(in);
        fclose(in);
    }
    uint32_t words = entries;
    add_opaque();
    printf("/* made by make_lexicon */\n#include <stdint.h>\nextern const uint32_t lexicon_table[], lexicon_slots, "
           "lexicon_entries;\nconst uint32_t lexicon_slots = %u, lexicon_entries = %u;\nconst uint32_t lexicon_table[] "
           "= {",
           (uint32_t)SLOTS, words);
    for (uint32_t i = 0; i < SLOTS; i++)
        printf(i % 16 ? "%u," : "\n%u,", table[i]);
    printf("\n};\n");
    return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
