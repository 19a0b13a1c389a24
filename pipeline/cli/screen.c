#define _GNU_SOURCE
#include "cli/screen.h"

#include "cli/table.h"
#include "text/utf8.h"
#include "text/width.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

static void write_all(struct str text)
{
    while (text.len) {
        ssize_t n = write(STDOUT_FILENO, text.at, text.len);
        if (n <= 0)
            return; /* the terminal is gone: the next key says so */
        text = str_slice(text, (size_t)n, text.len);
    }
}

void screen_return(struct screen *s)
{
    struct termios raw = s->was;
    raw.c_iflag &= ~(tcflag_t)(ICRNL | IXON);
    raw.c_lflag &= ~(tcflag_t)(ECHO | ICANON | ISIG | IEXTEN);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw);
    write_all(str_of("\033[?1049h\033[?25l"));
    dup2(s->said, STDERR_FILENO);
}

void screen_leave(struct screen *s)
{
    fflush(stderr);
    dup2(s->kept_stderr, STDERR_FILENO);
    write_all(str_of("\033[?25h\033[?1049l"));
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &s->was);
}

enum fault screen_open(struct screen *s, struct err *err)
{
    *s = (struct screen){.kept_stderr = -1, .said = -1};
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &s->was) != 0)
        return fault(err, FAULT_REJECT,
                     "this wants a terminal; show, edit, approve, waive, return and sign do the same "
                     "without one");
    s->kept_stderr = dup(STDERR_FILENO);
    s->said = memfd_create("said", MFD_CLOEXEC);
    if (s->kept_stderr < 0 || s->said < 0)
        return fault(err, FAULT_STOP, "no more files can be opened");
    screen_return(s);
    return FAULT_OK;
}

void screen_close(struct screen *s)
{
    if (s->said < 0)
        return;
    screen_leave(s);
    close(s->said);
    close(s->kept_stderr);
}

void screen_size(struct screen *s)
{
    struct winsize size = {0};
    bool told = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
    s->rows = told ? size.ws_row : 24;
    s->columns = told ? size.ws_col : 80;
}

void screen_draw(const struct screen *s, struct str text)
{
    auto_buf struct buf b = buf_make(LIMIT_LINE);
    struct str line;
    buf_addz(&b, "\033[H\033[2J");
    for (int row = 0; row < s->rows && str_cut(&text, '\n', &line); row++) {
        buf_addz(&b, row ? "\r\n" : "");
        buf_add(&b, line);
    }
    write_all(buf_str(&b));
}

static bool next_byte(unsigned char *c)
{
    return read(STDIN_FILENO, c, 1) == 1;
}

/* Behind ESC: "[A", "[5~" …; a lone Escape has nothing behind it just now. */
static uint32_t escape_key(void)
{
    static const struct {
        const char *sequence;
        uint32_t key;
    } known[] = {{"[A", KEY_UP},   {"OA", KEY_UP},  {"[B", KEY_DOWN},  {"OB", KEY_DOWN}, {"[5~", KEY_PAGE_UP},
                 {"[H", KEY_HOME}, {"[F", KEY_END}, {"[1~", KEY_HOME}, {"[4~", KEY_END}, {"[6~", KEY_PAGE_DOWN}};
    char sequence[8] = "";
    int waiting = 0;
    for (size_t n = 0; n + 1 < sizeof sequence; n++) {
        unsigned char c;
        if (ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0 || !next_byte(&c))
            break;
        sequence[n] = (char)c;
        if (n > 0 && c >= '@' && c <= '~')
            break;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].sequence, sequence) == 0)
            return known[i].key;
    return KEY_ESCAPE;
}

uint32_t screen_key(void)
{
    unsigned char first, byte;
    if (!next_byte(&first))
        return KEY_NONE;
    if (first == KEY_ESCAPE)
        return escape_key();
    char bytes[4] = {(char)first};
    size_t want = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1, len;
    for (size_t n = 1; n < want && next_byte(&byte); n++)
        bytes[n] = (char)byte;
    uint32_t c = utf8_at((struct str){bytes, want}, 0, &len);
    return len == want ? c : KEY_ESCAPE;
}

struct str screen_said(struct screen *s, struct arena *a)
{
    auto_buf struct buf b = buf_make(LIMIT_LINE);
    char piece[4096];
    fflush(stderr);
    lseek(s->said, 0, SEEK_SET);
    for (ssize_t n; (n = read(s->said, piece, sizeof piece)) > 0;)
        buf_add(&b, (struct str){piece, (size_t)n});
    lseek(s->said, 0, SEEK_SET);
    if (ftruncate(s->said, 0) != 0)
        return str_of("");
    return arena_str(a, str_trim(buf_str(&b)));
}

static void draw_question(const struct screen *s, const char *label, const struct buf *typed)
{
    auto_buf struct buf b = buf_make(LIMIT_LINE);
    struct str shown = buf_str(typed);
    size_t room = s->columns > 20 ? (size_t)s->columns - width_columns(str_of(label)) - 3 : 10;
    while (width_columns(shown) > room) { /* the end is what is being typed */
        size_t len;
        utf8_at(shown, 0, &len);
        shown = str_slice(shown, len, shown.len);
    }
    buf_printf(&b, "\033[%d;1H\033[2K\033[?25h%s: ", s->rows, label);
    terminal_add(&b, shown);
    write_all(buf_str(&b));
}

bool screen_ask(const struct screen *s, const char *label, struct buf *out)
{
    uint32_t key;
    char utf8[4] = "";
    do {
        draw_question(s, label, out);
        key = screen_key();
        if (key == KEY_ERASE || key == '\b') {
            while (out->len && ((unsigned char)out->at[out->len - 1] & 0xC0) == 0x80)
                out->len--;
            out->len -= out->len > 0;
        } else if (key >= ' ' && key < KEY_UP) {
            buf_add(out, (struct str){utf8, utf8_put(utf8, key)});
        }
    } while (key != KEY_ENTER && key != '\n' && key != KEY_ESCAPE && key != 3 && key != KEY_NONE);
    write_all(str_of("\033[?25l"));
    return (key == KEY_ENTER || key == '\n') && str_trim(buf_str(out)).len > 0;
}
