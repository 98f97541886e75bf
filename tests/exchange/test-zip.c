/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zip archives: members found by any spelling of their names, read side by side, and refused with
 * a reason when they are cut off, altered, encrypted or made to swell. */
#include "fixture.h"
#include "moat-table.h"
#include "moat-zip.h"
#include "packing.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
read_member (MoatZip *zip, const char *name, GError **error)
{
  g_autoptr (GInputStream) stream = moat_zip_open_member (zip, name, error);
  g_autoptr (GString) text = g_string_new (NULL);
  char block[100];

  while (stream != NULL)
    {
      gssize n = g_input_stream_read (stream, block, sizeof block, NULL, error);

      if (n < 0)
        return NULL;
      if (n == 0)
        return g_string_free (g_steal_pointer (&text), FALSE);
      g_string_append_len (text, block, n);
    }
  return NULL;
}

static void
assert_member (MoatZip *zip, const char *name, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_member (zip, name, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static const Packed three[] = {
  { "xl/Workbook.xml", "<workbook/>" },
  { "xl\\worksheets\\sheet1.xml", "<worksheet/>" },
  { "/docs/empty", "" },
  { NULL },
};

static void
test_names (Fixture *self, gconstpointer data)
{
  g_autofree char *path = pack_zip (self->folder, "a.zip", three, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatZip) zip = moat_zip_open (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length ((char **) moat_zip_get_names (zip)), ==, 3);
  g_assert_cmpstr (moat_zip_get_names (zip)[0], ==, "xl/Workbook.xml");
  g_assert_true (moat_zip_has (zip, "XL/WORKBOOK.XML"));
  g_assert_false (moat_zip_has (zip, "workbook.xml"));
  g_assert_cmpint (moat_zip_get_size (zip, "xl/workbook.xml"), ==, 11);
  g_assert_cmpint (moat_zip_get_size (zip, "xl/absent.xml"), ==, -1);
  assert_member (zip, "/xl/workbook.xml", "<workbook/>");
  assert_member (zip, "xl/worksheets/sheet1.xml", "<worksheet/>");
  assert_member (zip, "docs/empty", "");
  g_assert_null (moat_zip_open_member (zip, "xl/absent.xml", &error));
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED);
}

/* Two streams of one archive do not disturb each other, and a file that took the name is not read.
 */
static void
test_side_by_side (Fixture *self, gconstpointer data)
{
  g_autofree char *path = pack_zip (self->folder, "a.zip", three, NULL);
  g_autoptr (MoatZip) zip = moat_zip_open (path, NULL);
  g_autoptr (GInputStream) first = moat_zip_open_member (zip, "xl/workbook.xml", NULL);
  char text[32] = "";

  g_assert_cmpint (g_input_stream_read (first, text, 4, NULL, NULL), ==, 4);
  assert_member (zip, "xl/worksheets/sheet1.xml", "<worksheet/>");
  g_unlink (path);
  g_assert_true (g_file_set_contents (path, "another", -1, NULL));
  g_assert_cmpint (g_input_stream_read (first, text + 4, 20, NULL, NULL), ==, 7);
  g_assert_cmpstr (text, ==, "<workbook/>");
  assert_member (zip, "xl/worksheets/sheet1.xml", "<worksheet/>");
}

static void
assert_broken (Fixture *self, const char *bytes, gsize size, MoatExchangeError code)
{
  g_autofree char *path = g_build_filename (self->folder, "bad.zip", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatZip) zip = NULL;
  g_autofree char *text = NULL;

  g_assert_true (
    g_file_set_contents_full (path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  zip = moat_zip_open (path, &error);
  if (zip != NULL)
    text = read_member (zip, "xl/Workbook.xml", &error);
  g_assert_null (text);
  g_assert_error (error, MOAT_EXCHANGE_ERROR, (int) code);
}

static guint
count_open_files (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* Wherever the file was cut off, it is refused, and nothing leaks or stays open. */
static void
test_cut_off (Fixture *self, gconstpointer data)
{
  g_autofree char *path = pack_zip (self->folder, "a.zip", three, NULL);
  g_autofree char *bytes = NULL;
  guint n_open = count_open_files ();
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize n = 0; n < size; n++)
    assert_broken (self, bytes, n, MOAT_EXCHANGE_ERROR_MALFORMED);
  g_assert_cmpuint (count_open_files (), ==, n_open);
}

static void
test_altered (Fixture *self, gconstpointer data)
{
  g_autofree char *path = pack_zip (self->folder, "a.zip", three, "compression=store");
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize i = 0; i + 11 < size; i++)
    if (memcmp (bytes + i, "<workbook/>", 11) == 0)
      bytes[i + 1] = 'W';
  assert_broken (self, bytes, size, MOAT_EXCHANGE_ERROR_MALFORMED);
}

static void
test_encrypted (Fixture *self, gconstpointer data)
{
  g_autofree char *path = pack_zip (self->folder, "a.zip", three, "compression=store");
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize i = 0; i + 8 < size; i++)
    {
      if (memcmp (bytes + i, "PK\3\4", 4) == 0)
        bytes[i + 6] |= 1;
      if (memcmp (bytes + i, "PK\1\2", 4) == 0)
        bytes[i + 8] |= 1;
    }
  assert_broken (self, bytes, size, MOAT_EXCHANGE_ERROR_UNSUPPORTED);
}

/* 40 MiB of nothing: refused when it is opened, or when it has swelled, if it lies about its size.
 */
static void
test_bomb (Fixture *self, gconstpointer data)
{
  gsize size = 40 * 1024 * 1024;
  g_autofree char *nothing = g_malloc0 (size);
  const Packed members[] = { { "bomb", nothing, (gssize) size }, { NULL } };
  g_autofree char *path = pack_zip (self->folder, "a.zip", members, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatZip) zip = moat_zip_open (path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (moat_zip_get_size (zip, "bomb"), ==, (goffset) size);
  g_assert_null (moat_zip_open_member (zip, "bomb", &error));
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_TOO_LARGE);
}

static void
test_hidden_bomb (Fixture *self, gconstpointer data)
{
  gsize size = 40 * 1024 * 1024;
  g_autofree char *nothing = g_malloc0 (size);
  g_autofree char *noise = g_malloc (512 * 1024);
  const Packed members[] = { { "noise", noise, 512 * 1024 },
                             { "bomb", nothing, (gssize) size },
                             { NULL } };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatZip) zip = NULL;
  g_autofree char *text = NULL;

  for (gsize i = 0; i < 512 * 1024; i++)
    noise[i] = (char) g_test_rand_int ();
  path = pack_zip (self->folder, "a.zip", members, NULL);
  zip = moat_zip_open (path, &error);
  g_assert_no_error (error);
  text = read_member (zip, "bomb", &error);
  g_assert_null (text);
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_TOO_LARGE);
}

static void
test_too_many (Fixture *self, gconstpointer data)
{
  g_autofree Packed *members = g_new0 (Packed, 10002);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10001; i++)
    members[i] = (Packed){ "x", "" };
  path = pack_zip (self->folder, "a.zip", members, NULL);
  g_assert_null (moat_zip_open (path, &error));
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_TOO_LARGE);
}

static void
test_no_file (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "absent.zip", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (moat_zip_open (path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (moat_zip_open (self->folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autofree char *path = pack_zip (self->folder, "a.zip", three, NULL);
  g_autoptr (MoatZip) zip = moat_zip_open (path, NULL);
  g_autoptr (GInputStream) stream = moat_zip_open_member (zip, "xl/workbook.xml", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  char text[4];

  g_cancellable_cancel (cancellable);
  g_assert_cmpint (g_input_stream_read (stream, text, 4, cancellable, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/zip/names", test_names },
    { "/zip/side-by-side", test_side_by_side },
    { "/zip/cut-off", test_cut_off },
    { "/zip/altered", test_altered },
    { "/zip/encrypted", test_encrypted },
    { "/zip/bomb", test_bomb },
    { "/zip/hidden-bomb", test_hidden_bomb },
    { "/zip/too-many", test_too_many },
    { "/zip/no-file", test_no_file },
    { "/zip/cancel", test_cancel },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  return g_test_run ();
}
