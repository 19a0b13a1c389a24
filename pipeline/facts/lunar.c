/* The Korean lunar calendar (음력), for 설날, 추석 and dates that are written in it.
 *
 * A year is the solar day of its first day, the number of the month that is followed by a
 * leap month (0 = none), and a bit for each month in turn, set when it has 30 days. The
 * table was computed with ICU's dangi calendar for Asia/Seoul.
 */
#include "facts/calendar.h"

enum { FIRST_YEAR = 1990 };

static const struct {
    unsigned char month, day, leap;
    unsigned short long_months;
} years[] = {
    {1, 27, 5, 0x1d92}, {2, 15, 0, 0x0e92}, {2, 4, 0, 0x0d26},  {1, 23, 3, 0x0a56},  {2, 10, 0, 0x0a57},
    {1, 31, 8, 0x12b6}, {2, 19, 0, 0x0b5a}, {2, 8, 0, 0x06d4},  {1, 28, 5, 0x0ec9},  {2, 16, 0, 0x0749},
    {2, 5, 0, 0x0693},  {1, 24, 4, 0x1527}, {2, 12, 0, 0x052b}, {2, 1, 0, 0x0a5b},   {1, 22, 2, 0x155a},
    {2, 9, 0, 0x036a},  {1, 29, 7, 0x1b55}, {2, 18, 0, 0x0ba4}, {2, 7, 0, 0x0b49},   {1, 26, 5, 0x1a93},
    {2, 14, 0, 0x0a95}, {2, 3, 0, 0x052d},  {1, 23, 3, 0x0a5d}, {2, 10, 0, 0x0aad},  {1, 31, 9, 0x15aa},
    {2, 19, 0, 0x05d2}, {2, 8, 0, 0x0da5},  {1, 28, 5, 0x1d49}, {2, 16, 0, 0x0d4a},  {2, 5, 0, 0x0a95},
    {1, 25, 4, 0x152d}, {2, 12, 0, 0x0556}, {2, 1, 0, 0x0ab5},  {1, 22, 2, 0x15aa},  {2, 10, 0, 0x06d2},
    {1, 29, 6, 0x0ea5}, {2, 17, 0, 0x0ea5}, {2, 7, 0, 0x0e4a},  {1, 27, 5, 0x0c96},  {2, 13, 0, 0x0c9b},
    {2, 3, 0, 0x055a},  {1, 23, 3, 0x0ad5}, {2, 11, 0, 0x0b69}, {1, 31, 11, 0x1752}, {2, 19, 0, 0x0752},
    {2, 8, 0, 0x0b25},  {1, 28, 6, 0x164b}, {2, 15, 0, 0x0a4b}, {2, 4, 0, 0x04ab},   {1, 24, 5, 0x055b},
    {2, 12, 0, 0x056d}, {2, 1, 0, 0x0b69},  {1, 22, 2, 0x1b52}, {2, 10, 0, 0x0d92},  {1, 30, 7, 0x1d25},
    {2, 17, 0, 0x0d25}, {2, 6, 0, 0x0a4d},  {1, 26, 5, 0x14ad}, {2, 14, 0, 0x02b6},  {2, 2, 0, 0x05b5},
    {1, 23, 3, 0x0da9},
};

bool day_from_lunar(int year, int month, int day, struct day *out)
{
    int index = year - FIRST_YEAR, passed = 0;
    if (index < 0 || index >= (int)(sizeof years / sizeof *years) || month < 1 || month > 12 || day < 1)
        return false;
    int before = month - 1 + (years[index].leap && month > years[index].leap);
    for (int i = 0; i < before; i++)
        passed += 29 + (years[index].long_months >> i & 1);
    if (day > 29 + (years[index].long_months >> before & 1))
        return false;
    *out = day_add((struct day){year, years[index].month, years[index].day}, passed + day - 1);
    return true;
}
