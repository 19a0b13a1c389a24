#include "text/warm.h"

#include "text/breaks.h"

#include <unicode/uchar.h>
#include <unicode/uclean.h>
#include <unicode/ucnv.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>

static void warm_properties(void)
{
    u_hasBinaryProperty(0xAC00, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    u_hasBinaryProperty(0xAC00, UCHAR_S_TERM);
    u_getIntPropertyValue(0xAC00, UCHAR_EAST_ASIAN_WIDTH);
    u_foldCase('A', U_FOLD_CASE_DEFAULT);
}

static void warm_converter(UErrorCode *status)
{
    UConverter *converter = ucnv_open("windows-949", status);
    ucnv_close(converter);
}

enum fault text_warm(struct err *err)
{
    UErrorCode status = U_ZERO_ERROR;
    u_init(&status);
    /* texts are Korean whatever the machine's locale says: outputs must not depend on it */
    uloc_setDefault("ko", &status);
    unorm2_getNFCInstance(&status);
    unorm2_getNFKCInstance(&status);
    warm_properties();
    warm_converter(&status);
    if (U_FAILURE(status))
        return fault(err, FAULT_STOP, "ICU cannot be used (%s): is the package libicu72 complete?",
                     u_errorName(status));
    struct breaks *b;
    enum fault f = breaks_open("ko", &b, err);
    if (f == FAULT_OK)
        breaks_close(b);
    return f;
}

void text_cool(void)
{
    u_cleanup();
}
