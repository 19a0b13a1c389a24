#define _GNU_SOURCE
#include "cli/editor.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int run_editor(const char *path)
{
    pid_t child = fork();
    if (child == 0) {
        /* EDITOR may hold arguments ("code --wait"); the shell splits them as git's does */
        execl("/bin/sh", "sh", "-c", "exec ${OKGYO_EDITOR} \"$1\"", "sh", path, (char *)NULL);
        _exit(127);
    }
    int status = 1;
    if (child > 0)
        waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

int editor_open(const struct cli *c, struct str text, struct buf *back, char path[EDITOR_PATH])
{
    struct err err;
    const char *editor = getenv("VISUAL") && *getenv("VISUAL") ? getenv("VISUAL") : getenv("EDITOR");
    snprintf(path, EDITOR_PATH, "/tmp/okgyo-edit-XXXXXX");
    if (!editor || !*editor)
        return cli_usage(c, "no EDITOR is set; give --text or --file");
    setenv("OKGYO_EDITOR", editor, 1);
    int fd = mkstemp(path);
    if (fd < 0)
        return cli_usage(c, "cannot make a temporary file in /tmp");
    close(fd);
    enum fault f = file_replace(path, text, 0600, &err);
    int status = f == FAULT_OK ? run_editor(path) : 0;
    if (f == FAULT_OK)
        f = file_read(path, back, &err);
    if (f == FAULT_OK && status == 0)
        return EXIT_FINE;
    fprintf(stderr, "okgyo %s: %s; your text is kept in %s\n", c->command->name,
            f == FAULT_OK ? "the editor failed" : err.text, path);
    return EXIT_BROKEN;
}
