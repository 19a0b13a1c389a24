/* width: columns a text takes on a terminal (UAX #11).
 *
 * Wide and full-width characters take two columns, combining and invisible ones
 * none, ambiguous ones one, as terminals outside old East Asian locales have it.
 */
#ifndef OKGYO_TEXT_WIDTH_H
#define OKGYO_TEXT_WIDTH_H

#include "text/span.h"

size_t width_columns(struct str s);

/* How many bytes of s fit into `columns`, whole characters with their marks. */
size_t width_fit(struct str s, size_t columns);

#endif
