#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "text/breaks.h"
#include "text/utf8.h"

#include <unicode/ubrk.h>

/* "|" marks where a sentence ends and another one begins. */
static const char *const cases[] = {
    "한국과 캄보디아가 손을 잡았다.",
    "비가 왔다. |바람도 불었다. |그리고 그쳤다.",
    "비가 왔다.  |바람도 불었다.",
    "정말 그럴까? |아니다! |그렇다.",
    "그게 사실입니까?! |네, 그렇습니다.",
    "저녁을 먹었어요. |맛있었죠. |또 갈까요?",
    /* quotations */
    "그는 “한국은 동반자다. 사돈의 나라다”고 말했다. |회담은 길었다.",
    "그는 \"환율이 올랐다. 더 오를 것\"이라고 말했다. |시장은 놀랐다.",
    "“20분 만에 찼다. 챙기지 못했다”고 했다. |비는 그쳤다.",
    "\"막았다. 놓쳤다.\"고 말했다. |경기는 끝났다.",
    "“이겼다.” |그는 웃었다.",
    "\"이겼다.\" |그는 웃었다.",
    "“이겼다.” 라고 그는 말했다. |끝이었다.",
    "“이겼다!” 하고 외쳤다.",
    "“이겼다.” 고 말했다.",
    "“졌다.” |고 김철수 씨의 아들이 말했다.",
    "“이겼다.” |이 관계자는 웃었다.",
    "그는 “가자!” 외치며 뛰었다.",
    "그는 말했다. |“우리는 이긴다. 반드시 이긴다.” |관중이 환호했다.",
    "그는 “이긴다.” 이어 “반드시 이긴다”고 했다.",
    "그는 밖을 가리키며 “비가 온다.” |모두 밖을 봤다.",
    "The 30's were good. |‘90’s music’ too. |Yes.",
    "‘이게 맞나?’ 구호가 울렸다. |조용해졌다.",
    "‘그럴 리 없다.’ |그는 고개를 저었다.",
    "그는 “우리 팀의 ‘정신력. 체력. 기술’을 믿는다. 이긴다”고 했다. |끝.",
    "그는 “닫는 따옴표를 잊었다. |다음 문장이다. |또 하나다.",
    "그는 \"앞의 것을 닫지 않았다. |그러자 \"다음 것이 열렸다. 닫혔다\"고 했다.",
    "“막은 두껍다”면서도 “지켜봐야 한다. 두고 보자”고 평가했다. |그렇다.",
    "그는 ‘90년대 음악을 듣는다. |요즘 노래도 듣는다.",
    "'코리안 데스크' 설치는 무산됐다. |'합동 TF'는 생겼다.",
    "“한국은 사돈의 나라”…‘코리안 데스크’ 대신 합동 TF 꾸린다",
    "「그렇다。」と述べた。|次に進む。",
    /* brackets */
    "수입은 줄었다(전년 대비 3.2%. 잠정치). |수출은 늘었다.",
    "비가 왔다.(사진 참조) 바람도 불었다.",
    "(이 기사는 고쳐졌다.) |내용이 달라졌다.",
    "〈어디로 가나?〉 공연이 열린다. |표는 매진됐다.",
    "영화 〈왜?〉를 봤다. |좋았다.",
    "1) 첫째 조건이다. |2) 둘째 조건이다.",
    "[단독] 비가 왔다. |그쳤다.",
    /* numbers and dates */
    "성장률은 1.5%였다. |물가는 2.1% 올랐다.",
    "수출은 6.4% 늘었다. |수입은 1.2% 늘었다.",
    "2025. 10. 21. 서울에서 열렸다. |사람이 많았다.",
    "2025.10.21 열렸다. |끝났다.",
    "3.1절과 6.25 전쟁을 다룬다. |8.15도 있다.",
    "1. 첫째 조건이다. |둘째는 없다.",
    "가. 첫째 항목이다. |나. 아니다.",
    "득점은 18.6점, 도움은 4.2개다. |최고다.",
    "시속은 38.6m다. |초속이 아니다.",
    "기온은 영하 20도. |춥다.",
    /* Latin */
    "U.S. 정부가 발표했다. |U.N.도 따랐다.",
    "J. 김 교수가 말했다. |A. B. 스미스도 왔다.",
    "Mr. 김과 Dr. 박이 만났다. |St. 루이스에서였다.",
    "한국 vs. 일본 경기다. |한국이 이겼다.",
    "삼성전자(Samsung Electronics Co. Ltd. 서울)는 밝혔다. |끝.",
    "오전 9시(9 a.m. 한국시간)에 시작한다. |끝났다.",
    "www.okgyo.example에서 본다. |편하다.",
    "gildong@okgyo.example로 보낸다. |끝.",
    "새 제품은 iPhone. |값은 비싸다.",
    "버전 2.0.1이 나왔다. |2.1은 아직이다.",
    "야후는 Yahoo! |검색이 시작이었다.",
    /* ellipses */
    "그는… 말을 잇지 못했다. |울었다.",
    "그렇다… |그는 떠났다.",
    "그는... 말이 없었다. |떠났다.",
    "여야 정면충돌…“민생” vs “폭탄”",
    "끝났다…. |그는 갔다.",
    /* a blank forgotten */
    "비가 왔다.|바람도 불었다.",
    "비가 왔다.|“그쳤다”고 했다.",
    /* nouns at the end, lines, others */
    "2명 사망. |1명 실종.",
    "올해 안에 끝낼 예정. |예산은 10억원.",
    "첫 줄\n|둘째 줄이다. |셋째다.",
    "\n\n|가나다.\n\n|라마바.\n",
    "그는 갔다.. |나는 남았다.",
    "값은 1만원, 2만원; 3만원. |끝.",
    "여기까지다. ,그리고 더 있다.",
    "▲ 첫째 ▲ 둘째. |끝났다.",
    "今日は晴れ。|明日は雨！|本当？|はい。",
    "It rained. |The U.S. team won 3.5 points. |He said so.",
    "\"It rained. It poured,\" he said. |Then it stopped.",
    "Xi's plan isn't new. |It's old.",
    "هذا نص. |وهذا آخر.",
};

static void build(const char *marked, struct buf *text, struct spans *want, struct arena *a)
{
    struct str rest = str_of(marked), piece;
    while (str_cut(&rest, '|', &piece)) {
        size_t at = text->len;
        buf_add(text, piece);
        struct str trimmed = str_trim(piece);
        if (trimmed.len)
            *vec_push(a, want) = (struct span){(uint32_t)(at + (size_t)(trimmed.at - piece.at)), (uint32_t)trimmed.len};
    }
}

static bool same(const struct spans *a, const struct spans *b)
{
    if (a->len != b->len)
        return false;
    for (size_t i = 0; i < a->len; i++)
        if (a->at[i].at != b->at[i].at || a->at[i].len != b->at[i].len)
            return false;
    return true;
}

static bool one_case(struct breaks *b, const char *marked)
{
    struct arena a = {0};
    auto_buf struct buf text = buf_make(1 << 16);
    struct spans want = {0}, got = {0};
    build(marked, &text, &want, &a);
    breaks_sentences(b, &a, buf_str(&text), &got);
    bool ok = same(&want, &got);
    if (!ok) {
        print_error("want: %s\n got: ", marked);
        for (size_t i = 0; i < got.len; i++)
            print_error("[%.*s] ", STR_ARGS(span_of(buf_str(&text), got.at[i])));
        print_error("\n");
    }
    arena_release(&a);
    return ok;
}

static void test_cases(void **state)
{
    (void)state;
    struct breaks *b;
    assert_int_equal(breaks_open("ko", &b, NULL), FAULT_OK);
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        wrong += !one_case(b, cases[i]);
    assert_int_equal(wrong, 0);
    breaks_close(b);
}

/* On plain prose without quotations the ends are ICU's. */
static void test_against_icu(void **state)
{
    (void)state;
    static const char prose[] =
        "대응팀은 총리를 예방했다. 두 면담은 모두 한 시간을 넘겼다. 비는 1.5배 늘었다! 정말 그럴까? "
        "성장률은 8.1%다. 그는 (어제) 왔다. 수출은 늘었다. 값은 3만원이다.";
    struct str text = str_of(prose);
    struct breaks *b;
    struct arena a = {0};
    struct spans got = {0};
    assert_int_equal(breaks_open("ko", &b, NULL), FAULT_OK);
    breaks_sentences(b, &a, text, &got);
    UErrorCode status = U_ZERO_ERROR;
    UText *view = utext_openUTF8(NULL, text.at, (int64_t)text.len, &status);
    UBreakIterator *icu = ubrk_open(UBRK_SENTENCE, "ko", NULL, 0, &status);
    ubrk_setUText(icu, view, &status);
    assert_true(U_SUCCESS(status));
    size_t i = 0;
    for (int32_t end; (end = ubrk_next(icu)) != UBRK_DONE; i++) {
        struct str until = str_trim(str_slice(text, 0, (size_t)end));
        assert_true(i < got.len);
        assert_int_equal(got.at[i].at + got.at[i].len, until.len);
    }
    assert_int_equal(i, got.len);
    ubrk_close(icu);
    utext_close(view);
    breaks_close(b);
    arena_release(&a);
}

static void test_endless(void **state)
{
    (void)state;
    static const char *const pieces[] = {"가", "“", "(.", "\"", "'", ".", "1. ", " ", "”.", "A.", "!“", "().", "가. "};
    struct breaks *b;
    assert_int_equal(breaks_open("ko", &b, NULL), FAULT_OK);
    for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
        struct arena a = {0};
        struct spans got = {0};
        auto_buf struct buf text = buf_make(2 << 20);
        while (text.len < 1 << 19)
            buf_addz(&text, pieces[k]);
        breaks_sentences(b, &a, buf_str(&text), &got);
        for (size_t i = 0; i < got.len; i++) {
            assert_true(got.at[i].len <= 16000);
            assert_true(i == 0 || got.at[i].at >= got.at[i - 1].at + got.at[i - 1].len);
            assert_true(utf8_invalid(span_of(buf_str(&text), got.at[i])) < 0);
        }
        arena_release(&a);
    }
    breaks_close(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_against_icu),
                                       cmocka_unit_test(test_endless)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
