#include "api.h"
#include "base/clock.h"
#include "base/log.h"
#include "desk_inside.h"
#include "password.h"
#include "routes.h"

enum { TOKEN_BYTES = 32 };
static const char cookie_name[] = "__Host-okgyo";

/* Whose word on the client's address counts: the proxy's, if one was declared. */
static struct str client_address(const struct request *r)
{
    if (!r->desk->behind_proxy || !r->forwarded_for.len)
        return r->peer;
    struct str rest = r->forwarded_for, piece, last = rest;
    while (str_cut(&rest, ',', &piece))
        last = str_trim(piece);
    return last;
}

enum fault session_know(struct request *r, struct err *err)
{
    struct str token = request_cookie(r, cookie_name), login;
    bool found = false;
    if (token.len != TOKEN_BYTES * 2)
        return FAULT_OK;
    hash_bytes(token, r->token);
    try(store_session(r->store, r->arena, str_of(r->token), r->desk->idle_ms, &login, err));
    if (login.len)
        try(store_account(r->store, r->arena, login, &r->who, &found, err));
    r->known = found && !r->who.disabled;
    return FAULT_OK;
}

static void add_decisions(struct buf *b, enum role role)
{
    json_key(b, "decisions");
    json_open(b, '[');
    for (int k = DECISION_EDIT; k <= DECISION_KILL; k++)
        if (role_may_decide(role, (enum decision_kind)k))
            json_add_str(b, NULL, str_of(decision_name((enum decision_kind)k)));
    json_close(b, ']');
}

enum fault api_me(struct request *r, struct err *err)
{
    if (!r->known)
        try(session_know(r, err));
    struct buf *b = reply_json(r);
    if (!r->known) {
        buf_addz(b, "{\"login\":\"\"}");
        return FAULT_OK;
    }
    json_open(b, '{');
    json_add_str(b, "login", r->who.login);
    json_add_str(b, "name", r->who.name);
    json_add_str(b, "role", str_of(role_name(r->who.role)));
    json_add_str(b, "langs", r->who.langs);
    add_decisions(b, r->who.role);
    json_add_str(b, "version", str_of(OKGYO_VERSION));
    json_close(b, '}');
    return FAULT_OK;
}

static enum fault begin_session(struct request *r, struct err *err)
{
    unsigned char random[TOKEN_BYTES];
    char token[TOKEN_BYTES * 2 + 1];
    randombytes_buf(random, sizeof random);
    sodium_bin2hex(token, sizeof token, random, sizeof random);
    hash_bytes(str_of(token), r->token);
    try(store_session_put(r->store, str_of(r->token), r->who.login, clock_real() + r->desk->session_ms, err));
    r->reply.cookie = arena_printf(r->arena, "%s=%s; Path=/; Secure; HttpOnly; SameSite=Strict", cookie_name, token);
    return FAULT_OK;
}

static enum fault check_password(struct request *r, struct str login, struct str password, struct err *err)
{
    struct str address = client_address(r);
    bool found = false, right = false;
    int64_t wait = attempts_wait(&r->desk->attempts, login, address, clock_mono());
    if (wait > 0) {
        refuse(r, 429, err, "too many failed log-ins; try again in %lld s", (long long)(wait + 999) / 1000);
        err->wait_ms = wait;
        return FAULT_REJECT;
    }
    try(store_account(r->store, r->arena, login, &r->who, &found, err));
    struct str stored = found && !r->who.disabled ? r->who.password : (struct str){"", 0};
    try(password_verify(&r->desk->hashing, password, stored, &right, err));
    if (right) {
        attempts_passed(&r->desk->attempts, login, address);
        r->known = true;
        return FAULT_OK;
    }
    attempts_failed(&r->desk->attempts, login, address, clock_mono());
    log_warn("desk.login.failed", "failed log-in from %.*s", STR_ARGS(address));
    return refuse(r, 401, err, "log-in name or password is wrong");
}

enum fault api_login(struct request *r, struct err *err)
{
    static const char *const allowed[] = {"login", "password", NULL};
    auto_json json_t *body = NULL;
    try(request_json(r, allowed, &body, err));
    struct str login = json_get_str(body, "login"), password = json_get_str(body, "password");
    if (!login.len || login.len > 128 || !password.len || password.len > PASSWORD_MOST)
        return refuse(r, 400, err, "a log-in needs a name and a password of at most %d bytes", PASSWORD_MOST);
    struct str old = request_cookie(r, cookie_name);
    try(check_password(r, login, password, err));
    if (old.len == TOKEN_BYTES * 2) { /* one browser, one session */
        hash_bytes(old, r->token);
        try(store_session_drop(r->store, str_of(r->token), err));
    }
    try(begin_session(r, err));
    return api_me(r, err);
}

enum fault api_logout(struct request *r, struct err *err)
{
    try(store_session_drop(r->store, str_of(r->token), err));
    reply_empty(r, 204);
    r->reply.cookie = arena_printf(r->arena, "%s=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0", cookie_name);
    r->reply.clear_site_data = true;
    return FAULT_OK;
}
