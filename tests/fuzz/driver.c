/* Runs every file of the given folders and files through a fuzz target, so that
 * the corpus is a test under any compiler: driver CORPUS… */
#include "base/file.h"
#include "base/limits.h"

#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static enum fault run_file(const char *path, struct err *err)
{
    auto_buf struct buf b = buf_make(LIMIT_ARTICLE);
    enum fault f = file_read(path, &b, err);
    if (f == FAULT_OK)
        LLVMFuzzerTestOneInput((const uint8_t *)buf_str(&b).at, b.len);
    return f;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct paths files = {0};
    struct err err = {0};
    for (int i = 1; i < argc; i++) {
        if (file_is_dir(argv[i])) {
            if (file_list(&a, argv[i], &files, &err) != FAULT_OK)
                break;
        } else {
            *vec_push(&a, &files) = str_of(argv[i]);
        }
    }
    for (size_t i = 0; i < files.len && !err.text[0]; i++)
        run_file(files.at[i].at, &err);
    if (err.text[0] || files.len == 0)
        fprintf(stderr, "%s\n", err.text[0] ? err.text : "no files");
    else
        printf("%zu inputs passed\n", files.len);
    arena_release(&a);
    return err.text[0] || files.len == 0;
}
