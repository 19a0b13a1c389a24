/* English words that begin, scale, bound or hide a number.
 *
 * Whole words, phrases too: the longest entry wins, so "first lady" hides "first".
 * Sorted by bytes (LC_ALL=C sort); kinds are explained in en.h.
 */
#include "facts/en.h"

static const struct word words[] = {
    {"-fold", EN_UNIT, 0, "times"}, {"24-7", EN_IDIOM, 0, 0}, {"24/7", EN_NAME, 0, 0},
    {"38th parallel", EN_NAME, 0, 0}, {"7-eleven", EN_NAME, 0, 0}, {"9 to 5", EN_IDIOM, 0, 0},
    {"9-to-5", EN_IDIOM, 0, 0}, {"9/11", EN_NAME, 0, 0}, {"a case", EN_IDIOM, 0, 0}, {"a case of", EN_IDIOM, 0, 0},
    {"a couple", EN_SEVERAL, 0, 0}, {"a couple of", EN_SEVERAL, 0, 0}, {"a few", EN_SEVERAL, 0, 0},
    {"a little over", EN_OVER, 0, 0}, {"a maximum of", EN_AT_MOST, 0, 0}, {"a minimum of", EN_AT_LEAST, 0, 0},
    {"a number of", EN_IDIOM, 0, 0}, {"a rough", EN_ABOUT, 0, 0}, {"a.d.", EN_ERA, 1, 0}, {"a.m", EN_HALF_DAY, 1, 0},
    {"a.m.", EN_HALF_DAY, 1, 0}, {"about", EN_ABOUT, 0, 0}, {"about her", EN_IDIOM, 0, 0},
    {"about his", EN_IDIOM, 0, 0}, {"about how", EN_IDIOM, 0, 0}, {"about it", EN_IDIOM, 0, 0},
    {"about its", EN_IDIOM, 0, 0}, {"about the", EN_IDIOM, 0, 0}, {"about their", EN_IDIOM, 0, 0},
    {"about what", EN_IDIOM, 0, 0}, {"above", EN_OVER, 0, 0}, {"above all", EN_IDIOM, 0, 0},
    {"above the", EN_IDIOM, 0, 0}, {"acre", EN_UNIT, 0, "acre"}, {"acres", EN_UNIT, 0, "acre"},
    {"act", EN_NUMBERED, 0, 0}, {"act of", EN_IDIOM, 0, 0}, {"act on", EN_IDIOM, 0, 0}, {"ad", EN_ERA, 1, 0},
    {"age", EN_AGED, 0, 0}, {"age group", EN_IDIOM, 0, 0}, {"age of", EN_AGED, 0, 0}, {"aged", EN_AGED, 0, 0},
    {"ages", EN_AGED, 0, 0}, {"ages ago", EN_IDIOM, 0, 0}, {"ages of", EN_AGED, 0, 0},
    {"air force one", EN_NAME, 0, 0}, {"all over", EN_IDIOM, 0, 0}, {"all quarters", EN_IDIOM, 0, 0},
    {"almost", EN_NEARLY, 0, 0}, {"am", EN_HALF_DAY, 1, 0}, {"an average of", EN_ABOUT, 0, 0},
    {"an estimated", EN_ABOUT, 0, 0}, {"any one", EN_IDIOM, 0, 0}, {"apollo", EN_NUMBERED, 0, 0},
    {"approaching", EN_NEARLY, 0, 0}, {"approximately", EN_ABOUT, 0, 0}, {"apr", EN_MONTH, 4, 0},
    {"apr.", EN_MONTH, 4, 0}, {"april", EN_MONTH, 4, 0}, {"area 51", EN_NAME, 0, 0}, {"around", EN_ABOUT, 0, 0},
    {"around his", EN_IDIOM, 0, 0}, {"around the", EN_IDIOM, 0, 0}, {"article", EN_NUMBERED, 0, 0},
    {"as far as", EN_AT_MOST, 1, 0}, {"as high as", EN_AT_MOST, 1, 0}, {"as long as", EN_AT_MOST, 1, 0},
    {"as many as", EN_AT_MOST, 1, 0}, {"as much as", EN_AT_MOST, 1, 0}, {"at first", EN_IDIOM, 0, 0},
    {"at least", EN_AT_LEAST, 0, 0}, {"at most", EN_AT_MOST, 0, 0}, {"at one point", EN_IDIOM, 0, 0},
    {"at one time", EN_IDIOM, 0, 0}, {"at sixes and sevens", EN_IDIOM, 0, 0}, {"at this point", EN_IDIOM, 0, 0},
    {"aug", EN_MONTH, 8, 0}, {"aug.", EN_MONTH, 8, 0}, {"august", EN_MONTH, 8, 0},
    {"australian dollars", EN_UNIT, 0, "AUD"}, {"b.c.", EN_ERA, -1, 0}, {"back to square one", EN_IDIOM, 0, 0},
    {"baht", EN_UNIT, 0, "THB"}, {"barrel", EN_UNIT, 0, "barrel"}, {"barrels", EN_UNIT, 0, "barrel"},
    {"basis point", EN_UNIT, 0, "bp"}, {"basis points", EN_UNIT, 0, "bp"}, {"basis-point", EN_UNIT, 0, "bp"},
    {"bbl", EN_UNIT, 0, "barrel"}, {"bc", EN_ERA, -1, 0}, {"bce", EN_ERA, -1, 0}, {"beginning of", EN_PART, 1, 0},
    {"below", EN_UNDER, 0, 0}, {"below the", EN_IDIOM, 0, 0}, {"better half", EN_IDIOM, 0, 0},
    {"between", EN_BETWEEN, 0, 0}, {"beyond", EN_OVER, 0, 0}, {"big five", EN_NAME, 0, 0},
    {"big four", EN_NAME, 0, 0}, {"big three", EN_NAME, 0, 0}, {"bilateral", EN_BOTH, 2, 0},
    {"billboard 100", EN_NAME, 0, 0}, {"billboard 200", EN_NAME, 0, 0}, {"billion", EN_SCALE, 9, 0},
    {"billions", EN_VAGUE, 9, 0}, {"bln", EN_SCALE, 9, 0}, {"bn", EN_SCALE, 9, 0}, {"both", EN_BOTH, 2, 0},
    {"british pounds", EN_UNIT, 0, "GBP"}, {"bst", EN_ZONE, 0, 0}, {"buck", EN_UNIT, 0, "USD"},
    {"bucks", EN_UNIT, 0, "USD"}, {"c", EN_UNIT, 0, "degree-C"}, {"cac 40", EN_NAME, 0, 0},
    {"calorie", EN_UNIT, 0, "cal"}, {"calories", EN_UNIT, 0, "cal"}, {"canadian dollars", EN_UNIT, 0, "CAD"},
    {"capitol one", EN_NAME, 0, 0}, {"carat", EN_UNIT, 0, "carat"}, {"carats", EN_UNIT, 0, "carat"},
    {"case", EN_UNIT, 0, "case"}, {"case of", EN_IDIOM, 0, 0}, {"cases", EN_UNIT, 0, "case"},
    {"catch-22", EN_NAME, 0, 0}, {"category", EN_NUMBERED, 0, 0}, {"cc", EN_UNIT, 0, "ml"}, {"ce", EN_ERA, 1, 0},
    {"celsius", EN_UNIT, 0, "degree-C"}, {"cent", EN_UNIT, -2, "USD"}, {"centimeter", EN_UNIT, 0, "cm"},
    {"centimeters", EN_UNIT, 0, "cm"}, {"centimetre", EN_UNIT, 0, "cm"}, {"centimetres", EN_UNIT, 0, "cm"},
    {"cents", EN_UNIT, -2, "USD"}, {"centuries", EN_MANY, 100, "year"}, {"century", EN_MANY, 100, "year"},
    {"cet", EN_ZONE, 0, 0}, {"channel", EN_NUMBERED, 0, 0}, {"channel one", EN_NAME, 0, 0},
    {"chapter", EN_NUMBERED, 0, 0}, {"children", EN_UNIT, 0, "person"}, {"chinese yuan", EN_UNIT, 0, "CNY"},
    {"circa", EN_ABOUT, 0, 0}, {"civilians", EN_UNIT, 0, "person"}, {"close quarters", EN_IDIOM, 0, 0},
    {"close to", EN_NEARLY, 0, 0}, {"cm", EN_UNIT, 0, "cm"}, {"cny", EN_UNIT, 0, "CNY"},
    {"countries", EN_UNIT, 0, "country"}, {"couple", EN_BOTH, 2, 0}, {"cubic feet", EN_UNIT, 0, "ft3"},
    {"cubic foot", EN_UNIT, 0, "ft3"}, {"cubic meter", EN_UNIT, 0, "m3"}, {"cubic meters", EN_UNIT, 0, "m3"},
    {"cubic metres", EN_UNIT, 0, "m3"}, {"day", EN_UNIT, 0, "day"}, {"day in day out", EN_IDIOM, 0, 0},
    {"days", EN_UNIT, 0, "day"}, {"dec", EN_MONTH, 12, 0}, {"dec.", EN_MONTH, 12, 0}, {"decade", EN_MANY, 10, "year"},
    {"decades", EN_MANY, 10, "year"}, {"december", EN_MONTH, 12, 0}, {"decibels", EN_UNIT, 0, "dB"},
    {"degree", EN_UNIT, 0, "degree"}, {"degree celsius", EN_UNIT, 0, "degree-C"}, {"degrees", EN_UNIT, 0, "degree"},
    {"degrees celsius", EN_UNIT, 0, "degree-C"}, {"degrees fahrenheit", EN_UNIT, 0, "degree-F"},
    {"dollar", EN_UNIT, 0, "USD"}, {"dollars", EN_UNIT, 0, "USD"}, {"dong", EN_UNIT, 0, "VND"},
    {"double", EN_TIMES, 2, 0}, {"double agent", EN_IDIOM, 0, 0}, {"double check", EN_IDIOM, 0, 0},
    {"double standard", EN_IDIOM, 0, 0}, {"double standards", EN_IDIOM, 0, 0}, {"double-check", EN_IDIOM, 0, 0},
    {"double-decker", EN_IDIOM, 0, 0}, {"double-edged", EN_IDIOM, 0, 0}, {"doubled", EN_TIMES, 2, 0},
    {"doubles", EN_TIMES, 2, 0}, {"doubling", EN_TIMES, 2, 0}, {"dozen", EN_DOZEN, 12, 0}, {"dozens", EN_VAGUE, 1, 0},
    {"duo", EN_BOTH, 2, 0}, {"each one", EN_IDIOM, 0, 0}, {"early", EN_PART, 1, 0}, {"edt", EN_ZONE, 0, 0},
    {"eight", EN_ONES, 8, 0}, {"eight party", EN_NAME, 8, 0}, {"eight-fold", EN_TIMES, 8, 0},
    {"eight-nation", EN_NAME, 8, 0}, {"eight-party", EN_NAME, 8, 0}, {"eight-way", EN_NAME, 8, 0},
    {"eighteen", EN_ONES, 18, 0}, {"eighteenth", EN_ORDINAL, 18, 0}, {"eightfold", EN_TIMES, 8, 0},
    {"eighth", EN_ORDINAL, 8, 0}, {"eighties", EN_BAND, 80, 0}, {"eightieth", EN_ORDINAL, 80, 0},
    {"eighty", EN_TENS, 80, 0}, {"eleven", EN_ONES, 11, 0}, {"eleventh", EN_ORDINAL, 11, 0},
    {"employees", EN_UNIT, 0, "person"}, {"end of", EN_PART, 3, 0}, {"episode", EN_NUMBERED, 0, 0},
    {"est", EN_ZONE, 0, 0}, {"estimated", EN_ABOUT, 0, 0}, {"eur", EN_UNIT, 0, "EUR"}, {"euro", EN_UNIT, 0, "EUR"},
    {"euros", EN_UNIT, 0, "EUR"}, {"every one", EN_IDIOM, 0, 0}, {"every second", EN_IDIOM, 0, 0},
    {"exceeded", EN_OVER, 0, 0}, {"exceeding", EN_OVER, 0, 0}, {"f", EN_UNIT, 0, "degree-F"},
    {"fahrenheit", EN_UNIT, 0, "degree-F"}, {"families", EN_UNIT, 0, "household"}, {"fans", EN_UNIT, 0, "person"},
    {"feb", EN_MONTH, 2, 0}, {"feb.", EN_MONTH, 2, 0}, {"february", EN_MONTH, 2, 0}, {"feet", EN_UNIT, 0, "ft"},
    {"fewer", EN_UNDER, 0, 0}, {"fewer than", EN_UNDER, 0, 0}, {"fifteen", EN_ONES, 15, 0},
    {"fifteenth", EN_ORDINAL, 15, 0}, {"fifth", EN_ORDINAL, 5, 0}, {"fifth amendment", EN_NAME, 0, 0},
    {"fifth avenue", EN_NAME, 0, 0}, {"fifth republic", EN_NAME, 0, 0}, {"fifties", EN_BAND, 50, 0},
    {"fiftieth", EN_ORDINAL, 50, 0}, {"fifty", EN_TENS, 50, 0}, {"figure", EN_NUMBERED, 0, 0},
    {"firefighters", EN_UNIT, 0, "person"}, {"first", EN_ORDINAL, 1, 0}, {"first aid", EN_IDIOM, 0, 0},
    {"first amendment", EN_NAME, 0, 0}, {"first and foremost", EN_IDIOM, 0, 0}, {"first class", EN_IDIOM, 0, 0},
    {"first come", EN_IDIOM, 0, 0}, {"first family", EN_NAME, 0, 0}, {"first lady", EN_NAME, 0, 0},
    {"first minister", EN_NAME, 0, 0}, {"first name", EN_IDIOM, 0, 0}, {"first nation", EN_NAME, 0, 0},
    {"first nations", EN_NAME, 0, 0}, {"first of all", EN_IDIOM, 0, 0}, {"first responder", EN_NAME, 0, 0},
    {"first responders", EN_NAME, 0, 0}, {"first things", EN_IDIOM, 0, 0}, {"first up", EN_IDIOM, 0, 0},
    {"first world", EN_NAME, 0, 0}, {"first world war", EN_NAME, 1, 0}, {"first-class", EN_IDIOM, 0, 0},
    {"first-hand", EN_IDIOM, 0, 0}, {"firsthand", EN_IDIOM, 0, 0}, {"five", EN_ONES, 5, 0},
    {"five party", EN_NAME, 5, 0}, {"five-fold", EN_TIMES, 5, 0}, {"five-nation", EN_NAME, 5, 0},
    {"five-party", EN_NAME, 5, 0}, {"five-way", EN_NAME, 5, 0}, {"five-year plan", EN_NAME, 0, 0},
    {"fivefold", EN_TIMES, 5, 0}, {"flight", EN_NUMBERED, 0, 0}, {"fold", EN_UNIT, 0, "times"},
    {"foot", EN_UNIT, 0, "ft"}, {"formula 1", EN_NAME, 0, 0}, {"formula one", EN_NAME, 0, 0},
    {"forties", EN_BAND, 40, 0}, {"fortieth", EN_ORDINAL, 40, 0}, {"fortnight", EN_MANY, 2, "week"},
    {"fortnights", EN_MANY, 2, "week"}, {"fortune 500", EN_NAME, 0, 0}, {"forty", EN_TENS, 40, 0},
    {"four", EN_ONES, 4, 0}, {"four party", EN_NAME, 4, 0}, {"four-fold", EN_TIMES, 4, 0},
    {"four-nation", EN_NAME, 4, 0}, {"four-party", EN_NAME, 4, 0}, {"four-way", EN_NAME, 4, 0},
    {"fourfold", EN_TIMES, 4, 0}, {"fourteen", EN_ONES, 14, 0}, {"fourteenth", EN_ORDINAL, 14, 0},
    {"fourth", EN_ORDINAL, 4, 0}, {"fourth estate", EN_NAME, 0, 0}, {"fourth industrial revolution", EN_NAME, 0, 0},
    {"fourth republic", EN_NAME, 0, 0}, {"franc", EN_UNIT, 0, "CHF"}, {"francs", EN_UNIT, 0, "CHF"},
    {"french quarter", EN_IDIOM, 0, 0}, {"fri.", EN_WEEKDAY, 5, 0}, {"friday", EN_WEEKDAY, 5, 0},
    {"fridays", EN_WEEKDAY, 5, 0}, {"from all quarters", EN_IDIOM, 0, 0}, {"ft", EN_UNIT, 0, "ft"},
    {"ftse 100", EN_NAME, 0, 0}, {"g", EN_UNIT, 0, "g"}, {"gallon", EN_UNIT, 0, "gal"},
    {"gallons", EN_UNIT, 0, "gal"}, {"game", EN_NUMBERED, 0, 0}, {"gang of four", EN_NAME, 0, 0},
    {"gate", EN_NUMBERED, 0, 0}, {"gb", EN_UNIT, 0, "GB"}, {"gbp", EN_UNIT, 0, "GBP"}, {"ghz", EN_UNIT, 0, "GHz"},
    {"gigabyte", EN_UNIT, 0, "GB"}, {"gigabytes", EN_UNIT, 0, "GB"}, {"gigahertz", EN_UNIT, 0, "GHz"},
    {"gigawatt", EN_UNIT, 0, "GW"}, {"gigawatts", EN_UNIT, 0, "GW"}, {"give or take", EN_IDIOM, 0, 0},
    {"gmt", EN_ZONE, 0, 0}, {"grade", EN_NUMBERED, 0, 0}, {"gram", EN_UNIT, 0, "g"}, {"grams", EN_UNIT, 0, "g"},
    {"greater than", EN_OVER, 0, 0}, {"ground zero", EN_IDIOM, 0, 0}, {"group", EN_NUMBERED, 0, 0},
    {"group of 20", EN_NAME, 0, 0}, {"group of 77", EN_NAME, 0, 0}, {"group of eight", EN_NAME, 8, 0},
    {"group of seven", EN_NAME, 7, 0}, {"gw", EN_UNIT, 0, "GW"}, {"ha", EN_UNIT, 0, "ha"}, {"half", EN_HALF, 2, 0},
    {"half brother", EN_IDIOM, 0, 0}, {"half sister", EN_IDIOM, 0, 0}, {"half way", EN_IDIOM, 0, 0},
    {"half-brother", EN_IDIOM, 0, 0}, {"half-hearted", EN_IDIOM, 0, 0}, {"half-mast", EN_IDIOM, 0, 0},
    {"half-sister", EN_IDIOM, 0, 0}, {"half-staff", EN_IDIOM, 0, 0}, {"halfway", EN_IDIOM, 0, 0},
    {"halves", EN_HALF, 2, 0}, {"headquarters", EN_IDIOM, 0, 0}, {"hectare", EN_UNIT, 0, "ha"},
    {"hectares", EN_UNIT, 0, "ha"}, {"hertz", EN_UNIT, 0, "Hz"}, {"highway", EN_NUMBERED, 0, 0},
    {"homes", EN_UNIT, 0, "household"}, {"hong kong dollars", EN_UNIT, 0, "HKD"}, {"horsepower", EN_UNIT, 0, "hp"},
    {"hot 100", EN_NAME, 0, 0}, {"hour", EN_UNIT, 0, "hour"}, {"hours", EN_UNIT, 0, "hour"},
    {"households", EN_UNIT, 0, "household"}, {"hr", EN_UNIT, 0, "hour"}, {"hrs", EN_UNIT, 0, "hour"},
    {"hundred", EN_HUNDRED, 2, 0}, {"hundred years' war", EN_NAME, 0, 0}, {"hundreds", EN_VAGUE, 2, 0},
    {"hundredth", EN_ORDINAL, 100, 0}, {"hz", EN_UNIT, 0, "Hz"}, {"in any case", EN_IDIOM, 0, 0},
    {"in case", EN_IDIOM, 0, 0}, {"in case of", EN_IDIOM, 0, 0}, {"in excess of", EN_OVER, 0, 0},
    {"in the region of", EN_ABOUT, 0, 0}, {"inch", EN_UNIT, 0, "in"}, {"inches", EN_UNIT, 0, "in"},
    {"incidents", EN_UNIT, 0, "case"}, {"inhabitants", EN_UNIT, 0, "person"}, {"jan", EN_MONTH, 1, 0},
    {"jan.", EN_MONTH, 1, 0}, {"january", EN_MONTH, 1, 0}, {"japanese yen", EN_UNIT, 0, "JPY"},
    {"jpy", EN_UNIT, 0, "JPY"}, {"jst", EN_ZONE, 0, 0}, {"jul", EN_MONTH, 7, 0}, {"july", EN_MONTH, 7, 0},
    {"jun", EN_MONTH, 6, 0}, {"june", EN_MONTH, 6, 0}, {"just above", EN_OVER, 0, 0}, {"just over", EN_OVER, 0, 0},
    {"just short of", EN_NEARLY, 0, 0}, {"just shy of", EN_NEARLY, 0, 0}, {"just under", EN_NEARLY, 0, 0},
    {"kcal", EN_UNIT, 0, "cal"}, {"kg", EN_UNIT, 0, "kg"}, {"kgs", EN_UNIT, 0, "kg"}, {"kilo", EN_UNIT, 0, "kg"},
    {"kilogram", EN_UNIT, 0, "kg"}, {"kilograms", EN_UNIT, 0, "kg"}, {"kilometer", EN_UNIT, 0, "km"},
    {"kilometers", EN_UNIT, 0, "km"}, {"kilometers an hour", EN_UNIT, 0, "km/h"},
    {"kilometers per hour", EN_UNIT, 0, "km/h"}, {"kilometre", EN_UNIT, 0, "km"}, {"kilometres", EN_UNIT, 0, "km"},
    {"kilometres an hour", EN_UNIT, 0, "km/h"}, {"kilometres per hour", EN_UNIT, 0, "km/h"},
    {"kilos", EN_UNIT, 0, "kg"}, {"kilowatt", EN_UNIT, 0, "kW"}, {"kilowatt hours", EN_UNIT, 0, "kWh"},
    {"kilowatt-hours", EN_UNIT, 0, "kWh"}, {"kilowatts", EN_UNIT, 0, "kW"}, {"km", EN_UNIT, 0, "km"},
    {"km/h", EN_UNIT, 0, "km/h"}, {"km2", EN_UNIT, 0, "km2"}, {"kmh", EN_UNIT, 0, "km/h"}, {"kms", EN_UNIT, 0, "km"},
    {"km²", EN_UNIT, 0, "km2"}, {"knot", EN_UNIT, 0, "knot"}, {"knots", EN_UNIT, 0, "knot"},
    {"korean won", EN_UNIT, 0, "KRW"}, {"kospi 200", EN_NAME, 0, 0}, {"kph", EN_UNIT, 0, "km/h"},
    {"krw", EN_UNIT, 0, "KRW"}, {"kst", EN_ZONE, 0, 0}, {"kw", EN_UNIT, 0, "kW"}, {"kwh", EN_UNIT, 0, "kWh"},
    {"last month", EN_SHIFT_MONTH, -1, 0}, {"last week", EN_SHIFT_WEEK, -1, 0}, {"last year", EN_SHIFT_YEAR, -1, 0},
    {"last year's", EN_SHIFT_YEAR, -1, 0}, {"late", EN_PART, 3, 0}, {"later in", EN_PART, 3, 0},
    {"lawmakers", EN_UNIT, 0, "person"}, {"lb", EN_UNIT, 0, "lb"}, {"lbs", EN_UNIT, 0, "lb"},
    {"less than", EN_UNDER, 0, 0}, {"level", EN_NUMBERED, 0, 0}, {"level of", EN_IDIOM, 0, 0},
    {"line", EN_NUMBERED, 0, 0}, {"line of", EN_IDIOM, 0, 0}, {"lira", EN_UNIT, 0, "TRY"}, {"liter", EN_UNIT, 0, "l"},
    {"liters", EN_UNIT, 0, "l"}, {"litre", EN_UNIT, 0, "l"}, {"litres", EN_UNIT, 0, "l"},
    {"living quarters", EN_IDIOM, 0, 0}, {"local time", EN_ZONE, 0, 0}, {"locations", EN_UNIT, 0, "place"},
    {"loved one", EN_IDIOM, 0, 0}, {"loved ones", EN_IDIOM, 0, 0}, {"m", EN_UNIT, 0, "m"}, {"m2", EN_UNIT, 0, "m2"},
    {"m3", EN_UNIT, 0, "m3"}, {"majority", EN_BOTH, -2, 0}, {"man", EN_UNIT, 0, "person"}, {"many", EN_SEVERAL, 0, 0},
    {"march", EN_MONTH, 3, 0}, {"march against", EN_IDIOM, 0, 0}, {"march for", EN_IDIOM, 0, 0},
    {"march in", EN_IDIOM, 0, 0}, {"march on", EN_IDIOM, 0, 0}, {"march to", EN_IDIOM, 0, 0},
    {"march toward", EN_IDIOM, 0, 0}, {"march towards", EN_IDIOM, 0, 0}, {"maximum of", EN_AT_MOST, 0, 0},
    {"may", EN_MONTH, 5, 0}, {"may be", EN_IDIOM, 0, 0}, {"mb", EN_UNIT, 0, "MB"}, {"megabyte", EN_UNIT, 0, "MB"},
    {"megabytes", EN_UNIT, 0, "MB"}, {"megahertz", EN_UNIT, 0, "MHz"}, {"megawatt", EN_UNIT, 0, "MW"},
    {"megawatt-hours", EN_UNIT, 0, "MWh"}, {"megawatts", EN_UNIT, 0, "MW"}, {"members", EN_UNIT, 0, "person"},
    {"men", EN_UNIT, 0, "person"}, {"meter", EN_UNIT, 0, "m"}, {"meters", EN_UNIT, 0, "m"},
    {"meters a second", EN_UNIT, 0, "m/s"}, {"meters per second", EN_UNIT, 0, "m/s"}, {"metre", EN_UNIT, 0, "m"},
    {"metres", EN_UNIT, 0, "m"}, {"metres per second", EN_UNIT, 0, "m/s"}, {"metric ton", EN_UNIT, 0, "t"},
    {"metric tonnes", EN_UNIT, 0, "t"}, {"metric tons", EN_UNIT, 0, "t"}, {"mg", EN_UNIT, 0, "mg"},
    {"mhz", EN_UNIT, 0, "MHz"}, {"mi", EN_UNIT, 0, "mi"}, {"mid", EN_PART, 2, 0}, {"middle of", EN_PART, 2, 0},
    {"midnight", EN_CLOCK, 0, 0}, {"migrants", EN_UNIT, 0, "person"}, {"mile", EN_UNIT, 0, "mi"},
    {"miles", EN_UNIT, 0, "mi"}, {"miles an hour", EN_UNIT, 0, "mph"}, {"miles per hour", EN_UNIT, 0, "mph"},
    {"millennia", EN_MANY, 1000, "year"}, {"millennium", EN_MANY, 1000, "year"}, {"milligram", EN_UNIT, 0, "mg"},
    {"milligrams", EN_UNIT, 0, "mg"}, {"milliliter", EN_UNIT, 0, "ml"}, {"milliliters", EN_UNIT, 0, "ml"},
    {"millimeter", EN_UNIT, 0, "mm"}, {"millimeters", EN_UNIT, 0, "mm"}, {"millimetre", EN_UNIT, 0, "mm"},
    {"millimetres", EN_UNIT, 0, "mm"}, {"million", EN_SCALE, 6, 0}, {"millions", EN_VAGUE, 6, 0},
    {"min", EN_UNIT, 0, "minute"}, {"minimum of", EN_AT_LEAST, 0, 0}, {"mins", EN_UNIT, 0, "minute"},
    {"minus", EN_MINUS, 0, 0}, {"minute", EN_UNIT, 0, "minute"}, {"minutes", EN_UNIT, 0, "minute"},
    {"ml", EN_UNIT, 0, "ml"}, {"mln", EN_SCALE, 6, 0}, {"mm", EN_UNIT, 0, "mm"}, {"mn", EN_SCALE, 6, 0},
    {"mon.", EN_WEEKDAY, 1, 0}, {"monday", EN_WEEKDAY, 1, 0}, {"mondays", EN_WEEKDAY, 1, 0},
    {"month", EN_UNIT, 0, "month"}, {"months", EN_UNIT, 0, "month"}, {"more than", EN_OVER, 0, 0},
    {"mph", EN_UNIT, 0, "mph"}, {"mw", EN_UNIT, 0, "MW"}, {"mwh", EN_UNIT, 0, "MWh"}, {"m²", EN_UNIT, 0, "m2"},
    {"m³", EN_UNIT, 0, "m3"}, {"nanometer", EN_UNIT, 0, "nm"}, {"nanometers", EN_UNIT, 0, "nm"},
    {"nanometre", EN_UNIT, 0, "nm"}, {"nations", EN_UNIT, 0, "country"}, {"nearly", EN_NEARLY, 0, 0},
    {"negative", EN_MINUS, 0, 0}, {"next month", EN_SHIFT_MONTH, 1, 0}, {"next week", EN_SHIFT_WEEK, 1, 0},
    {"next year", EN_SHIFT_YEAR, 1, 0}, {"next year's", EN_SHIFT_YEAR, 1, 0}, {"night", EN_UNIT, 0, "night"},
    {"nights", EN_UNIT, 0, "night"}, {"nikkei 225", EN_NAME, 0, 0}, {"nine", EN_ONES, 9, 0},
    {"nine to five", EN_IDIOM, 0, 0}, {"nine-fold", EN_TIMES, 9, 0}, {"nine-to-five", EN_IDIOM, 0, 0},
    {"ninefold", EN_TIMES, 9, 0}, {"nineteen", EN_ONES, 19, 0}, {"nineteenth", EN_ORDINAL, 19, 0},
    {"nineties", EN_BAND, 90, 0}, {"ninetieth", EN_ORDINAL, 90, 0}, {"ninety", EN_TENS, 90, 0},
    {"ninth", EN_ORDINAL, 9, 0}, {"nm", EN_UNIT, 0, "nm"}, {"no fewer", EN_AT_LEAST, 0, 0},
    {"no fewer than", EN_AT_LEAST, 0, 0}, {"no higher than", EN_AT_MOST, 0, 0}, {"no less than", EN_AT_LEAST, 0, 0},
    {"no more than", EN_AT_MOST, 0, 0}, {"no one", EN_IDIOM, 0, 0}, {"no.", EN_NUMBERED, 0, 0},
    {"noon", EN_CLOCK, 12, 0}, {"nos.", EN_NUMBERED, 0, 0}, {"not less than", EN_AT_LEAST, 0, 0},
    {"not more than", EN_AT_MOST, 0, 0}, {"not quite", EN_NEARLY, 0, 0}, {"nov", EN_MONTH, 11, 0},
    {"nov.", EN_MONTH, 11, 0}, {"november", EN_MONTH, 11, 0}, {"number", EN_NUMBERED, 0, 0},
    {"number of", EN_IDIOM, 0, 0}, {"o'clock", EN_ZONE, 0, 0}, {"oct", EN_MONTH, 10, 0}, {"oct.", EN_MONTH, 10, 0},
    {"october", EN_MONTH, 10, 0}, {"officers", EN_UNIT, 0, "person"}, {"officials", EN_UNIT, 0, "person"},
    {"on all fours", EN_IDIOM, 0, 0}, {"once upon a time", EN_IDIOM, 0, 0}, {"one", EN_ONES, 1, 0},
    {"one and only", EN_IDIOM, 0, 0}, {"one another", EN_IDIOM, 0, 0}, {"one by one", EN_IDIOM, 0, 0},
    {"one china", EN_NAME, 0, 0}, {"one of", EN_IDIOM, 0, 0}, {"one or another", EN_IDIOM, 0, 0},
    {"one way", EN_IDIOM, 0, 0}, {"one way or another", EN_IDIOM, 0, 0}, {"one's", EN_IDIOM, 0, 0},
    {"one-off", EN_IDIOM, 0, 0}, {"one-on-one", EN_IDIOM, 0, 0}, {"one-sided", EN_IDIOM, 0, 0},
    {"one-stop", EN_IDIOM, 0, 0}, {"one-time", EN_IDIOM, 0, 0}, {"one-way", EN_IDIOM, 0, 0},
    {"or so", EN_ABOUT, 0, 0}, {"ounce", EN_UNIT, 0, "oz"}, {"ounces", EN_UNIT, 0, "oz"}, {"over", EN_OVER, 0, 0},
    {"over again", EN_IDIOM, 0, 0}, {"over and over", EN_IDIOM, 0, 0}, {"over her", EN_IDIOM, 0, 0},
    {"over here", EN_IDIOM, 0, 0}, {"over his", EN_IDIOM, 0, 0}, {"over how", EN_IDIOM, 0, 0},
    {"over its", EN_IDIOM, 0, 0}, {"over my", EN_IDIOM, 0, 0}, {"over the", EN_IDIOM, 0, 0},
    {"over their", EN_IDIOM, 0, 0}, {"over there", EN_IDIOM, 0, 0}, {"over this", EN_IDIOM, 0, 0},
    {"over time", EN_IDIOM, 0, 0}, {"over to", EN_IDIOM, 0, 0}, {"over what", EN_IDIOM, 0, 0},
    {"over whether", EN_IDIOM, 0, 0}, {"oz", EN_UNIT, 0, "oz"}, {"p.m", EN_HALF_DAY, 2, 0},
    {"p.m.", EN_HALF_DAY, 2, 0}, {"page", EN_NUMBERED, 0, 0}, {"pair", EN_BOTH, 2, 0}, {"part", EN_NUMBERED, 0, 0},
    {"part in", EN_IDIOM, 0, 0}, {"part of", EN_IDIOM, 0, 0}, {"passengers", EN_UNIT, 0, "person"},
    {"patients", EN_UNIT, 0, "person"}, {"pct", EN_UNIT, 0, "percent"}, {"pdt", EN_ZONE, 0, 0},
    {"pence", EN_UNIT, -2, "GBP"}, {"people", EN_UNIT, 0, "person"}, {"per cent", EN_UNIT, 0, "percent"},
    {"per second", EN_IDIOM, 0, 0}, {"percent", EN_UNIT, 0, "percent"}, {"percentage point", EN_UNIT, 0, "point"},
    {"percentage points", EN_UNIT, 0, "point"}, {"percentage-point", EN_UNIT, 0, "point"},
    {"percentage-points", EN_UNIT, 0, "point"}, {"person", EN_UNIT, 0, "person"}, {"persons", EN_UNIT, 0, "person"},
    {"peso", EN_UNIT, 0, "MXN"}, {"pesos", EN_UNIT, 0, "MXN"}, {"phase", EN_NUMBERED, 0, 0},
    {"pier one", EN_NAME, 0, 0}, {"places", EN_UNIT, 0, "place"}, {"players", EN_UNIT, 0, "person"},
    {"plus or minus", EN_IDIOM, 0, 0}, {"plus-or-minus", EN_IDIOM, 0, 0}, {"pm", EN_HALF_DAY, 2, 0},
    {"point", EN_UNIT, 0, "index"}, {"point of", EN_IDIOM, 0, 0}, {"point out", EN_IDIOM, 0, 0},
    {"points", EN_UNIT, 0, "index"}, {"points out", EN_IDIOM, 0, 0}, {"pound", EN_UNIT, 0, "lb"},
    {"pound sterling", EN_UNIT, 0, "GBP"}, {"pounds", EN_UNIT, 0, "lb"}, {"pounds sterling", EN_UNIT, 0, "GBP"},
    {"pp", EN_UNIT, 0, "point"}, {"ppts", EN_UNIT, 0, "point"}, {"protesters", EN_UNIT, 0, "person"},
    {"pst", EN_ZONE, 0, 0}, {"pyeong", EN_UNIT, 0, "pyeong"}, {"quadrillion", EN_SCALE, 15, 0},
    {"quadruple", EN_TIMES, 4, 0}, {"quadrupled", EN_TIMES, 4, 0}, {"quarter", EN_QUARTER, 4, 0},
    {"quarter-back", EN_IDIOM, 0, 0}, {"quarter-final", EN_NAME, 0, 0}, {"quarter-finals", EN_NAME, 0, 0},
    {"quarterback", EN_IDIOM, 0, 0}, {"quarterbacks", EN_IDIOM, 0, 0}, {"quarterfinal", EN_NAME, 0, 0},
    {"quarterfinals", EN_NAME, 0, 0}, {"quarters", EN_QUARTER, 4, 0}, {"quintupled", EN_TIMES, 5, 0},
    {"rank", EN_NUMBERED, 0, 0}, {"ranked", EN_NUMBERED, 0, 0}, {"ranked no.", EN_NUMBERED, 0, 0},
    {"ranks", EN_NUMBERED, 0, 0}, {"reais", EN_UNIT, 0, "BRL"}, {"real", EN_UNIT, 0, "BRL"},
    {"refugees", EN_UNIT, 0, "person"}, {"renminbi", EN_UNIT, 0, "CNY"}, {"residents", EN_UNIT, 0, "person"},
    {"rmb", EN_UNIT, 0, "CNY"}, {"room", EN_NUMBERED, 0, 0}, {"rouble", EN_UNIT, 0, "RUB"},
    {"roubles", EN_UNIT, 0, "RUB"}, {"roughly", EN_ABOUT, 0, 0}, {"round", EN_NUMBERED, 0, 0},
    {"route", EN_NUMBERED, 0, 0}, {"ruble", EN_UNIT, 0, "RUB"}, {"rubles", EN_UNIT, 0, "RUB"},
    {"rupee", EN_UNIT, 0, "INR"}, {"rupees", EN_UNIT, 0, "INR"}, {"rupiah", EN_UNIT, 0, "IDR"},
    {"s&p 500", EN_NAME, 0, 0}, {"saturday", EN_WEEKDAY, 6, 0}, {"saturdays", EN_WEEKDAY, 6, 0},
    {"scores of", EN_VAGUE, 1, 0}, {"sec", EN_UNIT, 0, "second"}, {"second", EN_ORDINAL, 2, 0},
    {"second amendment", EN_NAME, 0, 0}, {"second hand", EN_IDIOM, 0, 0}, {"second in command", EN_IDIOM, 0, 0},
    {"second lady", EN_NAME, 0, 0}, {"second nature", EN_IDIOM, 0, 0}, {"second only", EN_IDIOM, 0, 0},
    {"second thought", EN_IDIOM, 0, 0}, {"second thoughts", EN_IDIOM, 0, 0}, {"second to none", EN_IDIOM, 0, 0},
    {"second world war", EN_NAME, 2, 0}, {"second-guessed", EN_IDIOM, 0, 0}, {"second-guessing", EN_IDIOM, 0, 0},
    {"second-hand", EN_IDIOM, 0, 0}, {"second-in-command", EN_IDIOM, 0, 0}, {"seconds", EN_UNIT, 0, "second"},
    {"secs", EN_UNIT, 0, "second"}, {"section", EN_NUMBERED, 0, 0}, {"semi-final", EN_NAME, 0, 0},
    {"semi-finals", EN_NAME, 0, 0}, {"semifinal", EN_NAME, 0, 0}, {"semifinals", EN_NAME, 0, 0},
    {"sep", EN_MONTH, 9, 0}, {"sep.", EN_MONTH, 9, 0}, {"sept", EN_MONTH, 9, 0}, {"sept.", EN_MONTH, 9, 0},
    {"sept. 11 attacks", EN_NAME, 0, 0}, {"sept. 11 terrorist", EN_NAME, 0, 0}, {"september", EN_MONTH, 9, 0},
    {"september 11 attacks", EN_NAME, 0, 0}, {"september 11 terror", EN_NAME, 0, 0},
    {"september 11 terrorist", EN_NAME, 0, 0}, {"september 11th attacks", EN_NAME, 0, 0}, {"seven", EN_ONES, 7, 0},
    {"seven party", EN_NAME, 7, 0}, {"seven years' war", EN_NAME, 0, 0}, {"seven-eleven", EN_NAME, 0, 0},
    {"seven-fold", EN_TIMES, 7, 0}, {"seven-nation", EN_NAME, 7, 0}, {"seven-party", EN_NAME, 7, 0},
    {"seven-way", EN_NAME, 7, 0}, {"sevenfold", EN_TIMES, 7, 0}, {"seventeen", EN_ONES, 17, 0},
    {"seventeenth", EN_ORDINAL, 17, 0}, {"seventh", EN_ORDINAL, 7, 0}, {"seventies", EN_BAND, 70, 0},
    {"seventieth", EN_ORDINAL, 70, 0}, {"seventy", EN_TENS, 70, 0}, {"several", EN_SEVERAL, 0, 0},
    {"singapore dollars", EN_UNIT, 0, "SGD"}, {"sites", EN_UNIT, 0, "place"}, {"six", EN_ONES, 6, 0},
    {"six party", EN_NAME, 6, 0}, {"six-fold", EN_TIMES, 6, 0}, {"six-nation", EN_NAME, 6, 0},
    {"six-party", EN_NAME, 6, 0}, {"six-way", EN_NAME, 6, 0}, {"sixfold", EN_TIMES, 6, 0},
    {"sixteen", EN_ONES, 16, 0}, {"sixteenth", EN_ORDINAL, 16, 0}, {"sixth", EN_ORDINAL, 6, 0},
    {"sixties", EN_BAND, 60, 0}, {"sixtieth", EN_ORDINAL, 60, 0}, {"sixty", EN_TENS, 60, 0},
    {"soldiers", EN_UNIT, 0, "person"}, {"some", EN_ABOUT, 0, 0}, {"some of", EN_IDIOM, 0, 0},
    {"someone", EN_IDIOM, 0, 0}, {"somewhere around", EN_ABOUT, 0, 0}, {"sooner or later", EN_IDIOM, 0, 0},
    {"south korean won", EN_UNIT, 0, "KRW"}, {"spectators", EN_UNIT, 0, "person"}, {"split second", EN_IDIOM, 0, 0},
    {"split-second", EN_IDIOM, 0, 0}, {"sq ft", EN_UNIT, 0, "ft2"}, {"sq km", EN_UNIT, 0, "km2"},
    {"sq m", EN_UNIT, 0, "m2"}, {"sqm", EN_UNIT, 0, "m2"}, {"square feet", EN_UNIT, 0, "ft2"},
    {"square foot", EN_UNIT, 0, "ft2"}, {"square kilometer", EN_UNIT, 0, "km2"},
    {"square kilometers", EN_UNIT, 0, "km2"}, {"square kilometre", EN_UNIT, 0, "km2"},
    {"square kilometres", EN_UNIT, 0, "km2"}, {"square meter", EN_UNIT, 0, "m2"}, {"square meters", EN_UNIT, 0, "m2"},
    {"square metre", EN_UNIT, 0, "m2"}, {"square metres", EN_UNIT, 0, "m2"}, {"square mile", EN_UNIT, 0, "mi2"},
    {"square miles", EN_UNIT, 0, "mi2"}, {"square one", EN_IDIOM, 0, 0}, {"square-foot", EN_UNIT, 0, "ft2"},
    {"square-kilometer", EN_UNIT, 0, "km2"}, {"square-meter", EN_UNIT, 0, "m2"}, {"square-mile", EN_UNIT, 0, "mi2"},
    {"stage", EN_NUMBERED, 0, 0}, {"start of", EN_PART, 1, 0}, {"starting point", EN_IDIOM, 0, 0},
    {"students", EN_UNIT, 0, "person"}, {"sunday", EN_WEEKDAY, 7, 0}, {"sundays", EN_WEEKDAY, 7, 0},
    {"surpass", EN_OVER, 0, 0}, {"surpassed", EN_OVER, 0, 0}, {"surpassing", EN_OVER, 0, 0},
    {"swiss francs", EN_UNIT, 0, "CHF"}, {"table", EN_NUMBERED, 0, 0}, {"taiwan dollars", EN_UNIT, 0, "TWD"},
    {"talking points", EN_IDIOM, 0, 0}, {"tb", EN_UNIT, 0, "TB"}, {"teen", EN_BAND, 10, 0},
    {"teenage", EN_BAND, 10, 0}, {"teenager", EN_BAND, 10, 0}, {"teenagers", EN_BAND, 10, 0},
    {"teens", EN_BAND, 10, 0}, {"ten", EN_ONES, 10, 0}, {"ten commandments", EN_NAME, 0, 0},
    {"ten to one", EN_IDIOM, 0, 0}, {"ten-fold", EN_TIMES, 10, 0}, {"tenfold", EN_TIMES, 10, 0},
    {"tens", EN_VAGUE, 1, 0}, {"tenth", EN_ORDINAL, 10, 0}, {"terabyte", EN_UNIT, 0, "TB"},
    {"terabytes", EN_UNIT, 0, "TB"}, {"that case", EN_IDIOM, 0, 0}, {"that one", EN_IDIOM, 0, 0},
    {"the age of", EN_AGED, 0, 0}, {"the beginning of", EN_PART, 1, 0}, {"the case", EN_IDIOM, 0, 0},
    {"the day before yesterday", EN_SHIFT_DAY, -2, 0}, {"the end of", EN_PART, 3, 0},
    {"the middle of", EN_PART, 2, 0}, {"the month before last", EN_SHIFT_MONTH, -2, 0}, {"the one", EN_IDIOM, 0, 0},
    {"the ones", EN_IDIOM, 0, 0}, {"the previous month", EN_SHIFT_MONTH, -1, 0}, {"the start of", EN_PART, 1, 0},
    {"the year before last", EN_SHIFT_YEAR, -2, 0}, {"these days", EN_IDIOM, 0, 0}, {"third", EN_ORDINAL, 3, 0},
    {"third parties", EN_IDIOM, 0, 0}, {"third party", EN_IDIOM, 0, 0}, {"third reich", EN_NAME, 0, 0},
    {"third republic", EN_NAME, 0, 0}, {"third world", EN_NAME, 0, 0}, {"third-party", EN_IDIOM, 0, 0},
    {"third-world", EN_NAME, 0, 0}, {"thirteen", EN_ONES, 13, 0}, {"thirteenth", EN_ORDINAL, 13, 0},
    {"thirties", EN_BAND, 30, 0}, {"thirtieth", EN_ORDINAL, 30, 0}, {"thirty", EN_TENS, 30, 0},
    {"thirty years' war", EN_NAME, 0, 0}, {"this case", EN_IDIOM, 0, 0}, {"this month", EN_SHIFT_MONTH, 0, 0},
    {"this one", EN_IDIOM, 0, 0}, {"this week", EN_SHIFT_WEEK, 0, 0}, {"this year", EN_SHIFT_YEAR, 0, 0},
    {"this year's", EN_SHIFT_YEAR, 0, 0}, {"those days", EN_IDIOM, 0, 0}, {"thousand", EN_SCALE, 3, 0},
    {"thousands", EN_VAGUE, 3, 0}, {"thousandth", EN_ORDINAL, 1000, 0}, {"three", EN_ONES, 3, 0},
    {"three party", EN_NAME, 3, 0}, {"three-fold", EN_TIMES, 3, 0}, {"three-nation", EN_NAME, 3, 0},
    {"three-party", EN_NAME, 3, 0}, {"three-way", EN_NAME, 3, 0}, {"threefold", EN_TIMES, 3, 0},
    {"thrice", EN_TIMES, 3, 0}, {"thu.", EN_WEEKDAY, 4, 0}, {"thurs.", EN_WEEKDAY, 4, 0},
    {"thursday", EN_WEEKDAY, 4, 0}, {"thursdays", EN_WEEKDAY, 4, 0}, {"times", EN_UNIT, 0, "times"},
    {"tn", EN_SCALE, 12, 0}, {"to the point", EN_IDIOM, 0, 0}, {"today", EN_SHIFT_DAY, 0, 0},
    {"tomorrow", EN_SHIFT_DAY, 1, 0}, {"ton", EN_UNIT, 0, "t"}, {"tonight", EN_SHIFT_DAY, 0, 0},
    {"tonne", EN_UNIT, 0, "t"}, {"tonnes", EN_UNIT, 0, "t"}, {"tons", EN_UNIT, 0, "t"}, {"topped", EN_OVER, 0, 0},
    {"trilateral", EN_BOTH, 3, 0}, {"trillion", EN_SCALE, 12, 0}, {"trillions", EN_VAGUE, 12, 0},
    {"trio", EN_BOTH, 3, 0}, {"triple", EN_TIMES, 3, 0}, {"triple-a", EN_IDIOM, 0, 0}, {"tripled", EN_TIMES, 3, 0},
    {"triples", EN_TIMES, 3, 0}, {"tripling", EN_TIMES, 3, 0}, {"trn", EN_SCALE, 12, 0},
    {"troops", EN_UNIT, 0, "person"}, {"tue.", EN_WEEKDAY, 2, 0}, {"tues.", EN_WEEKDAY, 2, 0},
    {"tuesday", EN_WEEKDAY, 2, 0}, {"tuesdays", EN_WEEKDAY, 2, 0}, {"turned", EN_AGED, 0, 0},
    {"turning", EN_AGED, 0, 0}, {"turns", EN_AGED, 0, 0}, {"twelfth", EN_ORDINAL, 12, 0}, {"twelve", EN_ONES, 12, 0},
    {"twelve apostles", EN_NAME, 0, 0}, {"twenties", EN_BAND, 20, 0}, {"twentieth", EN_ORDINAL, 20, 0},
    {"twenty", EN_TENS, 20, 0}, {"twice", EN_TIMES, 2, 0}, {"twins", EN_BOTH, 2, 0}, {"two", EN_ONES, 2, 0},
    {"two party", EN_NAME, 2, 0}, {"two-faced", EN_IDIOM, 0, 0}, {"two-fold", EN_TIMES, 2, 0},
    {"two-nation", EN_NAME, 2, 0}, {"two-party", EN_NAME, 2, 0}, {"two-way", EN_NAME, 2, 0},
    {"twofold", EN_TIMES, 2, 0}, {"twofold nature", EN_IDIOM, 0, 0}, {"u.s. dollar", EN_UNIT, 0, "USD"},
    {"u.s. dollars", EN_UNIT, 0, "USD"}, {"under", EN_UNDER, 0, 0}, {"under an", EN_IDIOM, 0, 0},
    {"under her", EN_IDIOM, 0, 0}, {"under his", EN_IDIOM, 0, 0}, {"under its", EN_IDIOM, 0, 0},
    {"under the", EN_IDIOM, 0, 0}, {"under their", EN_IDIOM, 0, 0}, {"under this", EN_IDIOM, 0, 0},
    {"under way", EN_IDIOM, 0, 0}, {"unit", EN_NUMBERED, 0, 0}, {"up to", EN_AT_MOST, 1, 0},
    {"upward of", EN_OVER, 0, 0}, {"upwards of", EN_OVER, 0, 0}, {"us dollars", EN_UNIT, 0, "USD"},
    {"usd", EN_UNIT, 0, "USD"}, {"utc", EN_ZONE, 0, 0}, {"victims", EN_UNIT, 0, "person"}, {"volt", EN_UNIT, 0, "V"},
    {"volts", EN_UNIT, 0, "V"}, {"volume", EN_NUMBERED, 0, 0}, {"voters", EN_UNIT, 0, "person"},
    {"w", EN_UNIT, 0, "W"}, {"watt", EN_UNIT, 0, "W"}, {"watts", EN_UNIT, 0, "W"}, {"wed.", EN_WEEKDAY, 3, 0},
    {"wednesday", EN_WEEKDAY, 3, 0}, {"wednesdays", EN_WEEKDAY, 3, 0}, {"week", EN_UNIT, 0, "week"},
    {"weeks", EN_UNIT, 0, "week"}, {"well over", EN_OVER, 0, 0}, {"well under", EN_UNDER, 0, 0},
    {"which one", EN_IDIOM, 0, 0}, {"windows 10", EN_NAME, 0, 0}, {"windows 7", EN_NAME, 0, 0},
    {"within his", EN_IDIOM, 0, 0}, {"within its", EN_IDIOM, 0, 0}, {"within the", EN_IDIOM, 0, 0},
    {"woman", EN_UNIT, 0, "person"}, {"women", EN_UNIT, 0, "person"}, {"won", EN_UNIT, 0, "KRW"},
    {"workers", EN_UNIT, 0, "person"}, {"world war i", EN_NAME, 1, 0}, {"world war ii", EN_NAME, 2, 0},
    {"world war one", EN_NAME, 1, 0}, {"world war two", EN_NAME, 2, 0}, {"wwi", EN_NAME, 1, 0},
    {"wwii", EN_NAME, 2, 0}, {"x", EN_UNIT, 0, "times"}, {"xbox 360", EN_NAME, 0, 0}, {"yard", EN_UNIT, 0, "yd"},
    {"yards", EN_UNIT, 0, "yd"}, {"yd", EN_UNIT, 0, "yd"}, {"year", EN_UNIT, 0, "year"},
    {"years", EN_UNIT, 0, "year"}, {"yen", EN_UNIT, 0, "JPY"}, {"yesterday", EN_SHIFT_DAY, -1, 0},
    {"yr", EN_UNIT, 0, "year"}, {"yrs", EN_UNIT, 0, "year"}, {"yuan", EN_UNIT, 0, "CNY"}, {"zero", EN_ONES, 0, 0},
    {"zero in", EN_IDIOM, 0, 0}, {"zero tolerance", EN_IDIOM, 0, 0}, {"zero-sum", EN_IDIOM, 0, 0},
    {"zero-tolerance", EN_IDIOM, 0, 0},
};

enum { WORDS = sizeof words / sizeof *words };

bool en_words_sorted(void)
{
    for (size_t i = 1; i < WORDS; i++)
        if (strcmp(words[i - 1].text, words[i].text) >= 0)
            return false;
    return true;
}

size_t en_word_end(struct str low, size_t at)
{
    while (at < low.len && low.at[at] >= 'a' && low.at[at] <= 'z')
        at++;
    return at;
}

static bool ends_at(struct str low, size_t at)
{
    size_t len;
    uint32_t c = scan_char(low, at, &len);
    char before = low.at[at - 1];
    if (before == '.' || before < 0)
        return true;
    return !scan_is_letter(c) && scan_digit(c) < 0;
}

/* <0, 0, >0: the entry's first word against the word at `at`. */
static int compare_first(const char *entry, struct str low, size_t at, size_t len)
{
    return scan_compare(entry, low.at + at, len);
}

const struct word *en_word(struct str low, size_t at)
{
    size_t len = en_word_end(low, at) - at, below = 0, above = WORDS;
    if (!len) {
        if (at >= low.len || low.at[at] < '0' || low.at[at] > '9')
            return NULL;
        len = 1;
    }
    while (below < above) {
        size_t middle = (below + above) / 2;
        if (compare_first(words[middle].text, low, at, len) < 0)
            below = middle + 1;
        else
            above = middle;
    }
    const struct word *best = NULL;
    for (size_t longest = 0; below < WORDS && compare_first(words[below].text, low, at, len) == 0; below++) {
        size_t n = strlen(words[below].text);
        if (n > longest && scan_is(low, at, words[below].text) && ends_at(low, at + n)) {
            best = &words[below];
            longest = n;
        }
    }
    return best;
}

bool en_is(struct str low, size_t at, const char *word)
{
    return scan_is(low, at, word) && en_word_end(low, at + strlen(word)) == at + strlen(word);
}

size_t en_gap(struct str low, size_t at)
{
    size_t spaces = scan_spaces(low, at, 2);
    if (spaces == at && scan_is(low, at, "-"))
        return at + 1;
    if (spaces == at && scan_is(low, at, "‑"))
        return at + 3;
    return spaces;
}

size_t en_word_before(struct str low, size_t at, size_t *end)
{
    while (at && (low.at[at - 1] == ' ' || low.at[at - 1] == '-'))
        at--;
    *end = at;
    while (at && ((low.at[at - 1] >= 'a' && low.at[at - 1] <= 'z') || low.at[at - 1] == '\'' || low.at[at - 1] == '.'))
        at--;
    return at;
}
