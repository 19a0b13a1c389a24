/* The Chinese reader: the words and units of Chinese for cjk.c. */
#include "facts/cjk.h"

/* sorted by the first character's bytes */
static const struct word words[] = {
    {"%", CJK_UNIT, 0, "percent"}, {"℃", CJK_UNIT, 0, "degree-C"}, {"一下", CJK_IDIOM, 0, 0},
    {"一个人", CJK_IDIOM, 0, 0}, {"一些", CJK_IDIOM, 0, 0}, {"一体", CJK_IDIOM, 0, 0}, {"一切", CJK_IDIOM, 0, 0},
    {"一半", CJK_FIXED, 0, 0}, {"一向", CJK_IDIOM, 0, 0}, {"一定", CJK_IDIOM, 0, 0}, {"一带一路", CJK_IDIOM, 0, 0},
    {"一度", CJK_IDIOM, 0, 0}, {"一律", CJK_IDIOM, 0, 0}, {"一方面", CJK_IDIOM, 0, 0}, {"一旦", CJK_IDIOM, 0, 0},
    {"一时", CJK_IDIOM, 0, 0}, {"一样", CJK_IDIOM, 0, 0}, {"一步", CJK_IDIOM, 0, 0}, {"一点", CJK_IDIOM, 0, 0},
    {"一直", CJK_IDIOM, 0, 0}, {"一系列", CJK_IDIOM, 0, 0}, {"一致", CJK_IDIOM, 0, 0}, {"一般", CJK_IDIOM, 0, 0},
    {"一起", CJK_IDIOM, 0, 0}, {"一边", CJK_IDIOM, 0, 0}, {"一部分", CJK_IDIOM, 0, 0}, {"七夕", CJK_IDIOM, 0, 0},
    {"万一", CJK_IDIOM, 0, 0}, {"万岁", CJK_IDIOM, 0, 0}, {"万科", CJK_IDIOM, 0, 0}, {"三星", CJK_IDIOM, 0, 0},
    {"上下", CJK_BEHIND_ABOUT, 0, 0}, {"上个月", CJK_SHIFT_MONTH, -1, 0}, {"上午", CJK_HALF_DAY, 1, 0},
    {"上月", CJK_SHIFT_MONTH, -1, 0}, {"下个月", CJK_SHIFT_MONTH, 1, 0}, {"下午", CJK_HALF_DAY, 2, 0},
    {"下月", CJK_SHIFT_MONTH, 1, 0}, {"不一", CJK_IDIOM, 0, 0}, {"不到", CJK_BEHIND_UNDER, 0, 0},
    {"不足", CJK_BEHIND_UNDER, 0, 0}, {"两会", CJK_IDIOM, 0, 0}, {"两岸", CJK_IDIOM, 0, 0},
    {"个", CJK_UNIT, 0, "item"}, {"个国家", CJK_UNIT, 0, "country"}, {"个小时", CJK_UNIT, 0, "hour"},
    {"个星期", CJK_UNIT, 0, "week"}, {"个月", CJK_UNIT, 0, "month"}, {"个百分点", CJK_UNIT, 0, "point"},
    {"之一", CJK_IDIOM, 0, 0}, {"九龙", CJK_IDIOM, 0, 0}, {"五粮液", CJK_IDIOM, 0, 0}, {"人", CJK_UNIT, 0, "person"},
    {"人民币", CJK_UNIT, 0, "CNY"}, {"今天", CJK_SHIFT_DAY, 0, 0}, {"今年", CJK_SHIFT_YEAR, 0, 0},
    {"今日", CJK_SHIFT_DAY, 0, 0}, {"以上", CJK_BEHIND_AT_LEAST, 0, 0}, {"以下", CJK_BEHIND_AT_MOST, 0, 0},
    {"以内", CJK_BEHIND_AT_MOST, 0, 0}, {"件", CJK_UNIT, 0, "item"}, {"位", CJK_UNIT, 0, "person"},
    {"余", CJK_BEHIND_OVER, 0, 0}, {"例", CJK_UNIT, 0, "case"}, {"個", CJK_UNIT, 0, "item"},
    {"倍", CJK_UNIT, 0, "times"}, {"元", CJK_UNIT, 0, "CNY"}, {"元人民币", CJK_UNIT, 0, "CNY"},
    {"八卦", CJK_IDIOM, 0, 0}, {"公斤", CJK_UNIT, 0, "kg"}, {"公里", CJK_UNIT, 0, "km"}, {"公顷", CJK_UNIT, 0, "ha"},
    {"凌晨", CJK_HALF_DAY, 1, 0}, {"几乎", CJK_IDIOM, 0, 0}, {"分", CJK_UNIT, 0, "item"}, {"分之", CJK_FRACTION, 0, 0},
    {"分钟", CJK_UNIT, 0, "minute"}, {"前年", CJK_SHIFT_YEAR, -2, 0}, {"十分", CJK_IDIOM, 0, 0},
    {"千万", CJK_IDIOM, 0, 0}, {"千克", CJK_UNIT, 0, "kg"}, {"千米", CJK_UNIT, 0, "km"}, {"千里", CJK_IDIOM, 0, 0},
    {"升", CJK_UNIT, 0, "l"}, {"半数", CJK_FIXED, 0, 0}, {"厘米", CJK_UNIT, 0, "cm"}, {"去年", CJK_SHIFT_YEAR, -1, 0},
    {"只", CJK_UNIT, 0, "item"}, {"台", CJK_UNIT, 0, "item"}, {"同一", CJK_IDIOM, 0, 0},
    {"名", CJK_UNIT, 0, "person"}, {"吨", CJK_UNIT, 0, "t"}, {"周", CJK_UNIT, 0, "week"},
    {"周一", CJK_WEEKDAY, 1, 0}, {"周三", CJK_WEEKDAY, 3, 0}, {"周二", CJK_WEEKDAY, 2, 0}, {"周五", CJK_WEEKDAY, 5, 0},
    {"周六", CJK_WEEKDAY, 6, 0}, {"周四", CJK_WEEKDAY, 4, 0}, {"周天", CJK_WEEKDAY, 7, 0}, {"周日", CJK_WEEKDAY, 7, 0},
    {"唯一", CJK_IDIOM, 0, 0}, {"四川", CJK_IDIOM, 0, 0}, {"回", CJK_UNIT, 0, "occasion"},
    {"国", CJK_UNIT, 0, "country"}, {"场", CJK_UNIT, 0, "item"}, {"处", CJK_UNIT, 0, "place"},
    {"多", CJK_BEHIND_OVER, 0, 0}, {"大约", CJK_ABOUT, 0, 0}, {"天", CJK_UNIT, 0, "day"},
    {"头", CJK_UNIT, 0, "item"}, {"套", CJK_UNIT, 0, "item"}, {"宗", CJK_UNIT, 0, "case"},
    {"家", CJK_UNIT, 0, "item"}, {"将近", CJK_NEARLY, 0, 0}, {"小时", CJK_UNIT, 0, "hour"},
    {"岁", CJK_UNIT, 0, "age"}, {"左右", CJK_BEHIND_ABOUT, 0, 0}, {"席", CJK_UNIT, 0, "item"},
    {"平方公里", CJK_UNIT, 0, "km2"}, {"平方米", CJK_UNIT, 0, "m2"}, {"年", CJK_UNIT, 0, "year"},
    {"度", CJK_UNIT, 0, "degree"}, {"座", CJK_UNIT, 0, "item"}, {"张", CJK_UNIT, 0, "item"},
    {"户", CJK_UNIT, 0, "household"}, {"户家庭", CJK_UNIT, 0, "household"}, {"所", CJK_UNIT, 0, "item"},
    {"接近", CJK_NEARLY, 0, 0}, {"摄氏度", CJK_UNIT, 0, "degree-C"}, {"支", CJK_UNIT, 0, "item"},
    {"数字", CJK_IDIOM, 0, 0}, {"数学", CJK_IDIOM, 0, 0}, {"数据", CJK_IDIOM, 0, 0}, {"数码", CJK_IDIOM, 0, 0},
    {"日元", CJK_UNIT, 0, "JPY"}, {"早上", CJK_HALF_DAY, 1, 0}, {"明天", CJK_SHIFT_DAY, 1, 0},
    {"明年", CJK_SHIFT_YEAR, 1, 0}, {"星期", CJK_UNIT, 0, "week"}, {"星期一", CJK_WEEKDAY, 1, 0},
    {"星期三", CJK_WEEKDAY, 3, 0}, {"星期二", CJK_WEEKDAY, 2, 0}, {"星期五", CJK_WEEKDAY, 5, 0},
    {"星期六", CJK_WEEKDAY, 6, 0}, {"星期四", CJK_WEEKDAY, 4, 0}, {"星期天", CJK_WEEKDAY, 7, 0},
    {"星期日", CJK_WEEKDAY, 7, 0}, {"昨天", CJK_SHIFT_DAY, -1, 0}, {"昨日", CJK_SHIFT_DAY, -1, 0},
    {"晚上", CJK_HALF_DAY, 2, 0}, {"最多", CJK_AT_MOST, 0, 0}, {"最少", CJK_AT_LEAST, 0, 0},
    {"最高", CJK_AT_MOST, 0, 0}, {"未满", CJK_BEHIND_UNDER, 0, 0}, {"本", CJK_UNIT, 0, "item"},
    {"本月", CJK_SHIFT_MONTH, 0, 0}, {"条", CJK_UNIT, 0, "item"}, {"枚", CJK_UNIT, 0, "item"},
    {"架", CJK_UNIT, 0, "item"}, {"栋", CJK_UNIT, 0, "item"}, {"桶", CJK_UNIT, 0, "barrel"},
    {"次", CJK_UNIT, 0, "occasion"}, {"欧元", CJK_UNIT, 0, "EUR"}, {"歲", CJK_UNIT, 0, "age"},
    {"毫米", CJK_UNIT, 0, "mm"}, {"港元", CJK_UNIT, 0, "HKD"}, {"港币", CJK_UNIT, 0, "HKD"},
    {"球", CJK_UNIT, 0, "item"}, {"百分之", CJK_PERCENT_OF, 0, 0}, {"百分点", CJK_UNIT, 0, "point"},
    {"百姓", CJK_IDIOM, 0, 0}, {"百度", CJK_IDIOM, 0, 0}, {"百货", CJK_IDIOM, 0, 0}, {"礼拜一", CJK_WEEKDAY, 1, 0},
    {"礼拜三", CJK_WEEKDAY, 3, 0}, {"礼拜二", CJK_WEEKDAY, 2, 0}, {"礼拜五", CJK_WEEKDAY, 5, 0},
    {"礼拜六", CJK_WEEKDAY, 6, 0}, {"礼拜四", CJK_WEEKDAY, 4, 0}, {"礼拜日", CJK_WEEKDAY, 7, 0},
    {"票", CJK_UNIT, 0, "item"}, {"种", CJK_UNIT, 0, "item"}, {"秒", CJK_UNIT, 0, "second"},
    {"第", CJK_ORDINAL, 0, 0}, {"第一夫人", CJK_IDIOM, 0, 0}, {"米", CJK_UNIT, 0, "m"}, {"約", CJK_ABOUT, 0, 0},
    {"约", CJK_ABOUT, 0, 0}, {"统一", CJK_IDIOM, 0, 0}, {"美元", CJK_UNIT, 0, "USD"}, {"至多", CJK_AT_MOST, 0, 0},
    {"至少", CJK_AT_LEAST, 0, 0}, {"艘", CJK_UNIT, 0, "item"}, {"英镑", CJK_UNIT, 0, "GBP"}, {"负", CJK_MINUS, 0, 0},
    {"起", CJK_UNIT, 0, "case"}, {"辆", CJK_UNIT, 0, "item"}, {"过半", CJK_FIXED, 0, 0}, {"近", CJK_NEARLY, 0, 0},
    {"近似", CJK_ABOUT, 0, 0}, {"这个月", CJK_SHIFT_MONTH, 0, 0}, {"进一步", CJK_IDIOM, 0, 0},
    {"遍", CJK_UNIT, 0, "occasion"}, {"部", CJK_UNIT, 0, "item"}, {"零下", CJK_MINUS, 0, 0},
    {"韓元", CJK_UNIT, 0, "KRW"}, {"韩元", CJK_UNIT, 0, "KRW"}, {"韩圆", CJK_UNIT, 0, "KRW"},
    {"项", CJK_UNIT, 0, "item"}, {"餘", CJK_BEHIND_OVER, 0, 0}, {"％", CJK_UNIT, 0, "percent"},
};

const struct cjk_lang cjk_chinese = {words, sizeof words / sizeof *words, "点", "分"};

static void read(struct arena *a, struct str text, int64_t published, struct facts *out)
{
    cjk_read(&cjk_chinese, a, text, published, out);
}

const struct fact_reader reader_zh = {.lang = "zh", .read = read};
