#include "show.h"

#include "facts/cjk.h"
#include "facts/ko.h"

static void japanese(void **state)
{
    static const struct shown rows[] = {
        {"予算は1兆2000億ウォン", "1200000000000 KRW", 0},
        {"約3万5000人が集まった", "35000 person about", 0},
        {"三百万人を超え", "3000000 person over", 0},
        {"3分の1が反対", "1/3 fraction", 0},
        {"数十人が", "~10 person", 0},
        {"第22代国会", "22 ordinal", 0},
        {"65歳以上", "65 age at-least", 0},
        {"5~6カ国", "5..6 country", 0},
        {"0.5ポイント", "0.5 point", 0},
        {"2025年10月15日午後3時30分", "date 2025-10-15 = 2025-10-15; time 15:30", 0},
        {"先月15日", "date ---15 = 2025-09-15", "2025-10-21"},
        {"来年3月", "date --03 = 2026-03", "2025-10-21"},
        {"月曜日", "date  day 1", 0},
        {"「2人」と", "quote 2人; 2 person", 0},
        {"一部の千葉県民は十分だ。B-29とF1", "", 0},
    };
    (void)state;
    assert_shown("ja", ROWS(rows));
}

static void chinese(void **state)
{
    static const struct shown rows[] = {
        {"出口额为1.2万亿韩元", "1200000000000 KRW", 0},
        {"约3.5万人", "35000 person about", 0},
        {"三百万美元和十二亿人民币", "3000000 USD; 1200000000 CNY", 0},
        {"百分之二十", "20 percent", 0},
        {"三分之一", "1/3 fraction", 0},
        {"1000多名", "1000 person over about", 0},
        {"几百人", "~100 person", 0},
        {"第22届", "22 ordinal", 0},
        {"2025年10月15日下午3点30分", "date 2025-10-15 = 2025-10-15; time 15:30", 0},
        {"去年12月3日", "date --12-03 = 2024-12-03", "2025-10-21"},
        {"星期五", "date  day 5", 0},
        {"一些人之一,统一", "", 0},
    };
    (void)state;
    assert_shown("zh", ROWS(rows));
    assert_shown("zh-Hans", rows, 1);
}

static void tables_are_sorted(void **state)
{
    (void)state;
    assert_true(scan_words_sorted(cjk_japanese.words, cjk_japanese.words_len));
    assert_true(scan_words_sorted(cjk_chinese.words, cjk_chinese.words_len));
    assert_true(ko_titles_sorted());
    assert_true(ko_words_sorted());
    assert_true(ko_counters_sorted());
    assert_true(ko_natives_sorted());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(japanese),
        cmocka_unit_test(chinese),
        cmocka_unit_test(tables_are_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
