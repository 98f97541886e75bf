/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target without a fuzzer, for a few seconds in the suite: every file of its corpus as
 * it is, then cut, bent and joined in ways that are the same in every run.
 *
 * This finds what a change breaks, not what nobody has thought of; that is for build-aux/fuzz,
 * whose libFuzzer knows which bytes matter.  Usage: PROGRAM FILE-OR-FOLDER. */
#include "fuzz.h"

#include <string.h>

#define N_MUTATIONS 60
#define MAX_SIZE 400000

static const char *const tokens[] = {
  "\"",
  ",",
  "\n",
  "\r\n",
  "\t",
  "\xef\xbb\xbf",
  "\xff\xfe",
  "{",
  "}",
  "[",
  "]",
  "null",
  "1e999",
  "-",
  "<!DOCTYPE a",
  "&amp;",
  "</row>",
  "PK\3\4",
  "0",
  "99999999999999999999",
  "\xe4\xba\xbf",
  "\x81\x30",
  "FY2023",
  "2024-02-30",
  "\\u0000",
  ";",
};

static void
mutate (GByteArray *bytes, GRand *rand)
{
  guint at = bytes->len > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) bytes->len) : 0;
  guint rest = bytes->len - at;
  guint length = rest > 0 ? (guint) g_rand_int_range (rand, 1, (gint32) MIN (rest, 64) + 1) : 0;
  const char *token = tokens[g_rand_int_range (rand, 0, G_N_ELEMENTS (tokens))];

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0: /* another byte */
      if (rest > 0)
        bytes->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
      break;
    case 1: /* one bit */
      if (rest > 0)
        bytes->data[at] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      break;
    case 2: /* a piece is lost */
      if (rest > 0)
        g_byte_array_remove_range (bytes, at, length);
      break;
    case 3: /* the end is lost */
      if (g_rand_boolean (rand))
        g_byte_array_set_size (bytes, at);
      break;
    case 4: /* a piece comes again */
      {
        g_autofree guint8 *piece = g_memdup2 (bytes->data + at, length);

        g_byte_array_append (bytes, piece, length);
      }
      break;
    default: /* something that means something */
      {
        guint n = (guint) strlen (token);

        if (rest >= n)
          memcpy (bytes->data + at, token, n);
        else
          g_byte_array_append (bytes, (const guint8 *) token, n);
      }
    }
}

static void
run_file (gconstpointer data)
{
  const char *path = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (2025);
  g_autofree char *contents = NULL;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const uint8_t *) contents, size), ==, 0);
  for (guint i = 0; i < N_MUTATIONS && size <= MAX_SIZE; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) contents, (guint) size);
      for (int n = g_rand_int_range (rand, 1, 8); n > 0; n--)
        mutate (bytes, rand);
      g_assert_cmpint (LLVMFuzzerTestOneInput (bytes->data, bytes->len), ==, 0);
    }
}

static void
add_file (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *test = g_strconcat ("/fuzz/", base, NULL);

  g_test_add_data_func_full (test, g_strdup (path), run_file, g_free);
}

static void
add_folder (const char *path)
{
  g_autoptr (GError) error = NULL;
  GDir *folder = g_dir_open (path, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      add_file (file);
    }
  g_dir_close (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  if (g_file_test (argv[1], G_FILE_TEST_IS_DIR))
    add_folder (argv[1]);
  else
    add_file (argv[1]);
  return g_test_run ();
}
