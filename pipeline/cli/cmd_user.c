/* okgyo user: who may log in, as what. */
#include "cli/command.h"
#include "base/log.h"
#include "stages/review/password.h"
#include "store/store.h"
#include "text/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#define PASSWORD_OPTIONS                                                                                         \
    {.name = "password_stdin", .type = OPTION_BOOL, .help = "read the password from standard input, one line"},  \
    {                                                                                                            \
        .name = "password_file", .type = OPTION_STRING, .value = "FILE", .help = "read the password from a file" \
    }

struct office {
    struct cli *cli;
    struct store *store;
    struct account person;
};

/* --- the password, never a flag --- */

/* One line from the terminal, not echoed. */
static enum fault ask_hidden(int terminal, const char *prompt, struct buf *out, struct err *err)
{
    struct termios before, hidden;
    char c;
    if (write(terminal, prompt, strlen(prompt)) < 0 || tcgetattr(terminal, &before) != 0)
        return fault(err, FAULT_STOP, "cannot ask on this terminal: %s", strerror(errno));
    hidden = before;
    hidden.c_lflag &= ~(tcflag_t)ECHO;
    hidden.c_lflag |= ECHONL;
    tcsetattr(terminal, TCSAFLUSH, &hidden);
    ssize_t n;
    while ((n = read(terminal, &c, 1)) == 1 && c != '\n')
        buf_addc(out, c);
    tcsetattr(terminal, TCSAFLUSH, &before);
    if (n != 1)
        return fault(err, FAULT_REJECT, "no password was given");
    return buf_check(out, "password", err);
}

static enum fault ask_twice(struct buf *out, struct err *err)
{
    auto_buf struct buf again = buf_make(LIMIT_SECRET);
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0)
        return fault(err, FAULT_REJECT, "no terminal to ask for a password; use --password-stdin or --password-file");
    enum fault f = ask_hidden(terminal, "Password: ", out, err);
    if (f == FAULT_OK)
        f = ask_hidden(terminal, "Once more: ", &again, err);
    close(terminal);
    if (f == FAULT_OK && !str_eq(buf_str(out), buf_str(&again)))
        f = fault(err, FAULT_REJECT, "the two passwords differ");
    if (again.at)
        sodium_memzero(again.at, again.len);
    return f;
}

static enum fault read_password(struct cli *c, struct buf *out, struct err *err)
{
    if (!cli_bool(c, "password_stdin") && !cli_has(c, "password_file"))
        return ask_twice(out, err);
    const char *path = cli_bool(c, "password_stdin") ? "-" : arena_cstr(c->arena, cli_str(c, "password_file"));
    try(file_read(path, out, err));
    while (out->len && (out->at[out->len - 1] == '\n' || out->at[out->len - 1] == '\r'))
        out->len--;
    return FAULT_OK;
}

static enum fault take_password(struct office *o, struct err *err)
{
    char hash[PASSWORD_HASH];
    auto_buf struct buf password = buf_make(LIMIT_SECRET);
    enum fault f = read_password(o->cli, &password, err);
    if (f == FAULT_OK)
        f = password_check_new(buf_str(&password), o->person.login, err);
    if (f == FAULT_OK)
        f = password_hash(buf_str(&password), hash, err);
    if (password.at)
        sodium_memzero(password.at, password.cap);
    if (f == FAULT_OK)
        o->person.password = arena_str(o->cli->arena, str_of(hash));
    return f;
}

/* --- what the commands share --- */

static enum fault open_office(struct office *o, struct err *err)
{
    struct cli *c = o->cli;
    struct str url = settings_str(c->settings, "store", "url");
    return store_open(settings_path(c->settings, c->arena, url).at, &o->store, err);
}

static enum fault find(struct office *o, struct err *err)
{
    bool found = false;
    struct str login = o->cli->args.at[0];
    try(store_account(o->store, o->cli->arena, login, &o->person, &found, err));
    if (!found)
        return fault(err, FAULT_REJECT, "nobody is called '%.*s'; 'okgyo user list' shows who is", STR_ARGS(login));
    return FAULT_OK;
}

/* Opens the store, runs `act`, closes it, prints what went wrong. */
static int with_office(struct cli *c, size_t args, enum fault (*act)(struct office *o, struct err *err))
{
    struct err err = {.text = ""};
    struct office o = {.cli = c};
    if (c->args.len != args)
        return cli_usage(c, args ? "give one LOGIN" : "this takes no arguments");
    log_setup(LOG_WARN, 0);
    enum fault f = open_office(&o, &err);
    if (f == FAULT_OK)
        f = act(&o, &err);
    store_close(o.store);
    return f == FAULT_OK ? EXIT_FINE : cli_fault(c, f, &err);
}

static enum fault read_role(struct cli *c, struct str text, enum role *out, struct err *err)
{
    (void)c;
    if (!role_read(text, out))
        return fault(err, FAULT_REJECT, "'%.*s' is no role; take reader, reporter, editor or desk", STR_ARGS(text));
    return FAULT_OK;
}

/* --- add --- */

static bool is_login(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.at[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!letter && !(i && (c == '-' || c == '_' || c == '.' || c == '@')))
            return false;
    }
    return s.len > 0 && s.len <= 64;
}

static enum fault add(struct office *o, struct err *err)
{
    struct cli *c = o->cli;
    bool found = false;
    struct str login = c->args.at[0];
    if (!is_login(login))
        return fault(err, FAULT_REJECT,
                     "a log-in name has at most 64 small letters, digits, - _ . @ and begins with a letter or digit");
    try(store_account(o->store, c->arena, login, &o->person, &found, err));
    if (found)
        return fault(err, FAULT_REJECT, "'%.*s' is there already; see okgyo user password, role, disable",
                     STR_ARGS(login));
    struct str name = cli_str(c, "name");
    o->person = (struct account){.login = login, .name = name.len ? name : login, .langs = cli_str(c, "langs")};
    try(read_role(c, cli_str(c, "role"), &o->person.role, err));
    try(take_password(o, err));
    try(store_account_put(o->store, &o->person, err));
    printf("%.*s may log in as %s\n", STR_ARGS(login), role_name(o->person.role));
    return FAULT_OK;
}

static int run_add(struct cli *c)
{
    if (!cli_str(c, "role").len)
        return cli_usage(c, "say --role reporter, editor, desk or reader");
    return with_office(c, 1, add);
}

static const struct option add_options[] = {
    {.name = "role",
     .type = OPTION_STRING,
     .value = "ROLE",
     .words = "reader|reporter|editor|desk",
     .help = "reporter and editor sign, desk assigns and withdraws, reader looks"},
    {.name = "name", .type = OPTION_STRING, .value = "NAME", .help = "the person's name"},
    {.name = "langs",
     .type = OPTION_STRING,
     .value = "LANGS",
     .help = "target languages the person works in, as in en,ja; default all"},
    PASSWORD_OPTIONS,
    {0},
};

const struct command command_user_add = {
    .name = "user add",
    .args = "LOGIN",
    .summary = "let a person log in",
    .details = "  okgyo user add minji --role reporter --name 'Kim Min-ji'\n"
               "  okgyo user add anna --role editor --langs en --password-file /run/secrets/anna\n\n"
               "Asks for the password, at least twelve characters. It is never a flag: those are seen by others.",
    .options = add_options,
    .wants_settings = true,
    .run = run_add,
};

/* --- list --- */

static void print_person(const struct account *p, bool json)
{
    if (!json) {
        printf("%-16.*s %-9s %-8.*s %.*s%s\n", STR_ARGS(p->login), role_name(p->role),
               p->langs.len ? (int)p->langs.len : 3, p->langs.len ? p->langs.at : "all", STR_ARGS(p->name),
               p->disabled ? " (disabled)" : "");
        return;
    }
    auto_buf struct buf b = buf_make(64 << 10);
    json_open(&b, '{');
    json_add_str(&b, "login", p->login);
    json_add_str(&b, "name", p->name);
    json_add_str(&b, "role", str_of(role_name(p->role)));
    json_add_str(&b, "langs", p->langs);
    json_add_bool(&b, "disabled", p->disabled);
    json_close(&b, '}');
    printf("%.*s\n", STR_ARGS(buf_str(&b)));
}

static enum fault list(struct office *o, struct err *err)
{
    struct accounts people = {0};
    bool json = !str_is(cli_str(o->cli, "format"), "text");
    try(store_accounts(o->store, o->cli->arena, &people, err));
    for (size_t i = 0; i < people.len; i++)
        print_person(&people.at[i], json);
    return FAULT_OK;
}

static int run_list(struct cli *c)
{
    return with_office(c, 0, list);
}

static const struct option list_options[] = {
    {.name = "format",
     .type = OPTION_STRING,
     .standard = "\"text\"",
     .words = "text|jsonl",
     .value = "FORMAT",
     .help = "how to print"},
    {0},
};

const struct command command_user_list = {
    .name = "user list",
    .summary = "who may log in",
    .options = list_options,
    .wants_settings = true,
    .run = run_list,
};

/* --- disable, password, role --- */

static enum fault disable(struct office *o, struct err *err)
{
    try(find(o, err));
    o->person.disabled = !cli_bool(o->cli, "undo");
    try(store_account_put(o->store, &o->person, err));
    try(store_sessions_drop(o->store, o->person.login, err));
    printf("%.*s may %s log in\n", STR_ARGS(o->person.login), o->person.disabled ? "no longer" : "again");
    return FAULT_OK;
}

static int run_disable(struct cli *c)
{
    return with_office(c, 1, disable);
}

static const struct option disable_options[] = {
    {.name = "undo", .type = OPTION_BOOL, .help = "let the person in again"},
    {0},
};

const struct command command_user_disable = {
    .name = "user disable",
    .args = "LOGIN",
    .summary = "shut a person out, at once; what they signed stays",
    .options = disable_options,
    .wants_settings = true,
    .run = run_disable,
};

static enum fault change_password(struct office *o, struct err *err)
{
    try(find(o, err));
    try(take_password(o, err));
    try(store_account_put(o->store, &o->person, err));
    try(store_sessions_drop(o->store, o->person.login, err));
    printf("the password of %.*s is changed; their sessions have ended\n", STR_ARGS(o->person.login));
    return FAULT_OK;
}

static int run_password(struct cli *c)
{
    return with_office(c, 1, change_password);
}

static const struct option password_options[] = {PASSWORD_OPTIONS, {0}};

const struct command command_user_password = {
    .name = "user password",
    .args = "LOGIN",
    .summary = "give a person a new password and end their sessions",
    .options = password_options,
    .wants_settings = true,
    .run = run_password,
};

static enum fault change_role(struct office *o, struct err *err)
{
    try(find(o, err));
    try(read_role(o->cli, o->cli->args.at[1], &o->person.role, err));
    if (cli_has(o->cli, "langs"))
        o->person.langs = cli_str(o->cli, "langs");
    try(store_account_put(o->store, &o->person, err));
    try(store_sessions_drop(o->store, o->person.login, err));
    printf("%.*s is %s now\n", STR_ARGS(o->person.login), role_name(o->person.role));
    return FAULT_OK;
}

static int run_role(struct cli *c)
{
    if (c->args.len != 2)
        return cli_usage(c, "give a LOGIN and a ROLE");
    return with_office(c, 2, change_role);
}

static const struct option role_options[] = {
    {.name = "langs", .type = OPTION_STRING, .value = "LANGS", .help = "target languages, as in en,ja; '' for all"},
    {0},
};

const struct command command_user_role = {
    .name = "user role",
    .args = "LOGIN ROLE",
    .summary = "change what a person may do",
    .options = role_options,
    .wants_settings = true,
    .run = run_role,
};
