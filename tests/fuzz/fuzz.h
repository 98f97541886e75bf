/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

/* A fuzz target is one file with this function, by libFuzzer's name for it: it takes any bytes,
 * must not crash, leak or hang on them, and returns 0.  With clang and libFuzzer the fuzzer calls
 * it; in the suite fuzz-main.c does. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/** A file in memory that holds @data, and its path.  Closing @fd takes it away.  (transfer full) */
char *fuzz_make_file (const uint8_t *data, size_t size, int *fd);

G_END_DECLS
