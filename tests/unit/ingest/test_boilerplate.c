#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "stages/ingest/boilerplate.h"

struct line_case {
    const char *line, *note; /* "" = copy */
};

static const struct line_case lines[] = {
    /* bylines */
    {"홍길동 기자", "byline"},
    {"홍길동 기자 gildong@okgyo.example", "byline"},
    {"홍길동 기자(gildong@okgyo.example)", "byline"},
    {"홍길동·김철수 기자", "byline"},
    {"홍길동 기자, 김철수 기자 a@b.example c@d.example", "byline"},
    {"오케이교뉴스 홍길동 선임기자", "byline"},
    {"장나예 과학전문기자", "byline"},
    {"도쿄=홍길동 특파원", "byline"},
    {"/홍길동 기자", "byline"},
    {"[서울=오케이교뉴스] 홍길동 기자", "byline"},
    {"글·사진 홍길동 기자", "byline"},
    {"[홍길동 기자]", "byline"},
    {"홍길동 gildong@okgyo.example", "byline"},
    {"김하늘 인턴기자 = a@b.example", "byline"},
    {"기자 회견이 열렸다", ""},
    {"그는 20년 동안 기자였다", ""},
    {"홍길동 기자는 현장에 있었다.", ""},
    {"경찰을 사칭한 기자", ""},
    {"기자", ""},
    {"기자를 만난 사람들", ""},
    /* dates */
    {"입력 2025.10.21 07:00", "published"},
    {"입력 2025-10-21 07:00:00", "published"},
    {"기사입력 2025년 10월 21일 오후 7시 30분", "published"},
    {"등록 2025.10.21 07:00 | 수정 2025.10.21 09:10", "published"},
    {"승인 2025.10.21 07:00", "published"},
    {"송고시간2025-10-21 07:00", "published"},
    {"입력 2025.10.28 00:01 (엠바고)", "published"},
    {"2025.10.21 07:00", "published"},
    {"2025년 10월 21일", "published"},
    {"2025년 10월 21일 열린다", ""},
    {"입력 오류가 2025년에만 3건이다", ""},
    {"입력", ""},
    /* credits */
    {"사진=한국과학기술원 제공", "credit"},
    {"사진 제공 = 소방청", "credit"},
    {"[사진=제주소방안전본부 제공]", "credit"},
    {"〈사진 제공 소방청〉", "credit"},
    {"/사진=홍길동 기자", "credit"},
    {"그래픽=김철수", "credit"},
    {"사진: 오케이교뉴스", "credit"},
    {"연합뉴스", "credit"},
    {"사진을 찍은 사람은 없었다", ""},
    {"사진 속 남성은 누구인가", ""},
    {"사진=기록이라는 말이 있다.", ""},
    /* copyright */
    {"ⓒ 오케이교뉴스. 무단 전재 및 재배포 금지", "copyright"},
    {"<저작권자 ⓒ 오케이교뉴스, 무단 전재 및 재배포 금지>", "copyright"},
    {"Copyright ⓒ OKGYO. All rights reserved.", "copyright"},
    {"무단전재와 재배포를 금합니다.", "copyright"},
    {"저작권 침해가 늘고 있다", ""},
    /* the rest */
    {"(끝)", "end"},
    {"<끝>", "end"},
    {"끝이 보이지 않는 싸움", ""},
    {"gildong@okgyo.example", "email"},
    {"제보는 카카오톡 okgyonews", "tip"},
    {"▶ 제보하기: 02-000-0000", "tip"},
    {"☞ 관련 기사 더 보기", "tip"},
    {"제보는 경찰에 접수됐다.", ""},
    {"카카오톡, 3분기 이용자 5000만명 돌파", ""},
    {"***", "ornament"},
    {"◇ ◇ ◇", "ornament"},
    {"◇ 두께의 벽", ""},
    {"[속보]", "tag"},
    {"[인터뷰] 열아홉 신인의 가을", ""},
};

static void test_lines(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        enum block_kind kind = BLOCK_PARAGRAPH;
        const char *note = boilerplate_line(str_of(lines[i].line), &kind);
        if (strcmp(note ? note : "", lines[i].note) != 0) {
            print_error("\"%s\": %s, want %s\n", lines[i].line, note ? note : "copy", lines[i].note);
            wrong++;
        }
        assert_true((kind == BLOCK_BYLINE) == (note && strcmp(note, "byline") == 0));
    }
    assert_int_equal(wrong, 0);
}

struct part_case {
    enum block_kind kind;
    const char *read, *left, *cuts; /* what remains; kinds of the cuts in order */
};

static const struct part_case parts[] = {
    {BLOCK_PARAGRAPH, "(서울=오케이교뉴스) 홍길동 기자 = 비가 왔다.", "비가 왔다.", "dateline byline "},
    {BLOCK_PARAGRAPH, "[서울=뉴시스]홍길동 기자 = 비가 왔다.", "비가 왔다.", "dateline byline "},
    {BLOCK_PARAGRAPH, "(서울·도쿄=연합뉴스) 홍길동 김철수 기자 = 비가 왔다.", "비가 왔다.", "dateline byline "},
    {BLOCK_PARAGRAPH, "【부산=뉴시스】 비가 왔다.", "비가 왔다.", "dateline "},
    {BLOCK_PARAGRAPH, "[헤럴드경제=홍길동 기자] 비가 왔다.", "비가 왔다.", "dateline "},
    {BLOCK_PARAGRAPH, "[파이낸셜뉴스] 비가 왔다.", "비가 왔다.", "dateline "},
    {BLOCK_PARAGRAPH, "홍길동 기자 = 비가 왔다.", "비가 왔다.", "byline "},
    {BLOCK_PARAGRAPH, "홍길동 기자 등 취재진이 몰렸다.", "홍길동 기자 등 취재진이 몰렸다.", ""},
    {BLOCK_PARAGRAPH, "(주)오케이교는 비를 맞았다.", "(주)오케이교는 비를 맞았다.", ""},
    {BLOCK_PARAGRAPH, "[인터뷰] 비가 왔다.", "[인터뷰] 비가 왔다.", ""},
    {BLOCK_PARAGRAPH, "(1=하나) 비가 왔다.", "(1=하나) 비가 왔다.", ""},
    {BLOCK_PARAGRAPH, "비가 왔다. (끝)", "비가 왔다.", "end "},
    {BLOCK_PARAGRAPH, "비가 왔다. 홍길동 기자 gildong@okgyo.example", "비가 왔다.", "byline "},
    {BLOCK_PARAGRAPH, "“비가 왔다”고 했다. /홍길동 기자", "“비가 왔다”고 했다.", "byline "},
    {BLOCK_PARAGRAPH, "비가 왔다. gildong@okgyo.example", "비가 왔다.", "email "},
    {BLOCK_PARAGRAPH, "비가 왔다.(홍길동 기자)", "비가 왔다.", "byline "},
    {BLOCK_PARAGRAPH, "비가 왔다. 홍길동 기자 a@b.example (끝)", "비가 왔다.", "byline end "},
    {BLOCK_PARAGRAPH, "문의는 help@okgyo.example로 하면 된다.", "문의는 help@okgyo.example로 하면 된다.", ""},
    {BLOCK_PARAGRAPH, "비가 왔다. 그러나 그는 기자", "비가 왔다. 그러나 그는 기자", ""},
    {BLOCK_CAPTION, "비가 내리는 서울. /사진=오케이교", "비가 내리는 서울.", "credit "},
    {BLOCK_CAPTION, "비가 내리는 서울/사진=오케이교", "비가 내리는 서울", "credit "},
    {BLOCK_CAPTION, "비가 내리고 있다. 연합뉴스", "비가 내리고 있다.", "credit "},
    {BLOCK_CAPTION, "비가 내리고 있다. 2025.10.21/뉴스1", "비가 내리고 있다.", "credit "},
    {BLOCK_CAPTION, "비가 내리고 있다. 2025.10.21. a@b.example", "비가 내리고 있다.", "credit "},
    {BLOCK_CAPTION, "비가 내리고 있다. ⓒ 오케이교", "비가 내리고 있다.", "credit "},
    {BLOCK_CAPTION, "비가 내리고 있다. 2025.10.21 서울", "비가 내리고 있다. 2025.10.21 서울", ""},
    {BLOCK_CAPTION, "비 내리는 서울 (사진=오케이교)", "비 내리는 서울", "credit "},
    {BLOCK_CAPTION, "비 내리는 서울 〈사진 제공 서울시〉", "비 내리는 서울", "credit "},
    {BLOCK_CAPTION, "비 내리는 서울(사진 왼쪽)", "비 내리는 서울(사진 왼쪽)", ""},
    {BLOCK_HEADLINE, "[속보] 비가 왔다", "비가 왔다", "tag "},
    {BLOCK_HEADLINE, "비가 왔다(종합2보)", "비가 왔다", "tag "},
    {BLOCK_HEADLINE, "[단독][영상] 비가 왔다 (종합)", "비가 왔다", "tag tag tag "},
    {BLOCK_HEADLINE, "[인터뷰] 비의 사람", "[인터뷰] 비의 사람", ""},
    {BLOCK_HEADLINE, "속보 경쟁이 낳은 오보", "속보 경쟁이 낳은 오보", ""},
    {BLOCK_HEADLINE, "홍길동 기자", "홍길동 기자", ""},
    {BLOCK_PARAGRAPH, "(\u1109\u1165\u110b\u116e\u11af=\u1102\u1172\u1109\u1173) 비가 왔다.", "비가 왔다.",
     "dateline "},
};

/* What the cuts leave, without blanks at the ends. */
static struct str left_of(const struct block *b)
{
    size_t start = 0, end = b->read.len;
    for (size_t i = 0; i < b->cut.len; i++) {
        struct span at = b->cut.at[i].at;
        if (at.at == start)
            start += at.len;
    }
    for (size_t i = b->cut.len; i-- > 0;)
        if ((size_t)b->cut.at[i].at.at + b->cut.at[i].at.len == end)
            end = str_trim(str_slice(b->read, 0, b->cut.at[i].at.at)).len;
    return str_trim(str_slice(b->read, start, end - start));
}

static bool one_part(const struct part_case *c)
{
    struct arena a = {0};
    struct article out = {.arena = &a};
    char kinds[200] = "";
    *vec_push(&a, &out.blocks) = (struct block){.kind = c->kind, .read = str_of(c->read)};
    boilerplate_mark(&a, &out);
    const struct block *b = &out.blocks.at[0];
    for (size_t i = 0; i < b->cut.len; i++) {
        strncat(kinds, b->cut.at[i].kind.at, 20);
        strcat(kinds, " ");
    }
    bool ok = b->kind == c->kind && str_is(left_of(b), c->left) && strcmp(kinds, c->cuts) == 0;
    if (!ok)
        print_error("\"%s\": left \"%.*s\" cuts %s as %s\n", c->read, STR_ARGS(left_of(b)), kinds, block_name(b->kind));
    arena_release(&a);
    return ok;
}

static void test_parts(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        wrong += !one_part(&parts[i]);
    assert_int_equal(wrong, 0);
}

static void test_metadata(void **state)
{
    (void)state;
    struct arena a = {0};
    struct article out = {.arena = &a};
    static const char *const read[] = {"수정 2025.10.22 09:00", "등록 2025.10.21 오후 7:05",
                                       "(서울=오케이교뉴스) 홍길동 기자 = 비가 왔다.", "김철수 기자 c@d.example",
                                       "ⓒ 오케이교뉴스. 무단 전재 금지"};
    for (size_t i = 0; i < sizeof read / sizeof *read; i++)
        *vec_push(&a, &out.blocks) = (struct block){.kind = BLOCK_PARAGRAPH, .read = str_of(read[i])};
    boilerplate_mark(&a, &out);
    assert_true(str_is(out.meta.published_text, "2025-10-21T19:05:00+09:00"));
    int64_t ms;
    assert_true(clock_parse(str_of("2025-10-21T10:05:00Z"), 0, &ms));
    assert_int_equal(out.meta.published, ms);
    assert_true(str_is(out.meta.byline, "홍길동 기자"));
    assert_true(str_is(out.meta.dateline, "서울"));
    assert_true(str_is(out.meta.copyright, "ⓒ 오케이교뉴스. 무단 전재 금지"));
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lines), cmocka_unit_test(test_parts),
                                       cmocka_unit_test(test_metadata)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
