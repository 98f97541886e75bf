/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Financial Statement Data Sets of the SEC: numbers joined with filing and label, periods counted
 * back from the quarters that they have, parts of companies kept apart, companies chosen by
 * name; and a bad line named with its member. */
#include "filings.h"
#include "moat-table.h"
#include "packing.h"

#include <glib/gstdio.h>

#define SUB                                                       \
  "adsh\tcik\tname\tform\tfye\tfy\tfp\tfiled\n"                   \
  "a-1\t1288776\tGOOGLE INC.\t10-Q\t1231\t2009\tQ2\t20090804\n"   \
  "a-2\t1288776\tGOOGLE INC.\t10-Q/A\t1231\t2009\tQ2\t20090901\n" \
  "b-1\t7\tTWIN CORP\t10-K\t0630\t2009\tFY\t20090901\n"           \
  "c-1\t8\tTWIN CORP\t10-K\t0131\t2009\tFY\t20090901\n"
#define TAG                                      \
  "tag\tversion\tcustom\ttlabel\n"               \
  "Assets\tus-gaap/2009\t0\tAssets, Total\n"     \
  "Chips\ta-1\t1\t\"So-called \"\"chips\"\"\"\n" \
  "Chips\tb-1\t1\tFish and chips\n"
#define NUM_HEADER "adsh\ttag\tversion\tddate\tqtrs\tuom\tsegments\tcoreg\tvalue\tfootnote\n"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("moat-fsds-XXXXXX", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->path != NULL)
    g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static MoatDataFile *
open_set (Fixture *self, const char *sub, const char *num)
{
  const Packed members[] = {
    { "sub.txt", sub, 0 }, { "num.txt", num, 0 }, { "tag.txt", TAG, 0 }, { NULL, NULL, 0 }
  };

  g_clear_pointer (&self->path, g_free);
  self->path = pack_zip (self->folder, "2009q3.zip", members, NULL);
  return open_filings (self->path, MOAT_DATA_FORMAT_FSDS);
}

static void
test_numbers_are_joined (Fixture *self, gconstpointer data)
{
  g_autoptr (MoatDataFile) file = open_set (
    self, SUB,
    NUM_HEADER "a-1\tAssets\tus-gaap/2009\t20090630\t0\tUSD\t\t\t35000000.5000\tSee note 2\n");
  g_autofree char *row = get_row (file, NULL, 2);

  g_assert_cmpstr (row, ==,
                   "GOOGLE INC.|0001288776|us-gaap:Assets|Assets, Total|USD||2009-06-30|35000000.5|"
                   "10-Q|a-1|2009-08-04|2009|Q2|1231|10-Q a-1, us-gaap:Assets|See note 2|");
}

static void
test_periods_are_counted_back (Fixture *self, gconstpointer data)
{
  g_autoptr (MoatDataFile) file =
    open_set (self, SUB,
              NUM_HEADER "a-1\tA\tx/1\t20090630\t0\tUSD\t\t\t1.0000\t\n"
                         "a-1\tA\tx/1\t20090630\t1\tUSD\t\t\t2.0000\t\n"
                         "a-1\tA\tx/1\t20090630\t2\tUSD\t\t\t3.0000\t\n"
                         "a-1\tA\tx/1\t20090930\t3\tUSD\t\t\t10.0000\t\n"
                         "a-1\tA\tx/1\t20090228\t4\tUSD\t\t\t-100.0000\t\n"
                         "a-1\tA\tx/1\t20080229\t8\tUSD\t\t\t0.0000\t\n"
                         "a-1\tA\tx/1\t20090631\t4\tUSD\t\t\t\t\n"
                         "a-1\tA\tx/1\t20090630\tx\tUSD\t\t\t7\t\n");
  g_autofree char *figures = list_figures (file, NULL, "x:A", "USD");

  g_assert_cmpstr (figures, ==,
                   "/2009-06-30 1 2009-08-04\n"
                   "2009-04-01/2009-06-30 2 2009-08-04\n"
                   "2009-01-01/2009-06-30 3 2009-08-04\n"
                   "2009-01-01/2009-09-30 10 2009-08-04\n"
                   "2008-03-01/2009-02-28 -100 2009-08-04\n"
                   "2006-03-01/2008-02-29 0 2009-08-04\n"
                   "4/20090631  2009-08-04\n"
                   "x/2009-06-30 7 2009-08-04");
}

static void
test_parts_are_no_company (Fixture *self, gconstpointer data)
{
  g_autoptr (MoatDataFile) file =
    open_set (self, SUB,
              NUM_HEADER "a-1\tAssets\tus-gaap/2009\t20090630\t0\tUSD\t\t\t1\t\n"
                         "a-1\tAssets\tus-gaap/2009\t20090630\t0\tUSD\tSegments=Europe;\t\t2\t\n"
                         "a-1\tAssets\tus-gaap/2009\t20090630\t0\tUSD\t\tSubsidiaryCo\t3\t\n");
  g_autofree char *whole = list_figures (file, NULL, "us-gaap:Assets", NULL);
  g_autofree char *part = list_figures (file, NULL, "us-gaap:Assets [Segments=Europe;]", NULL);
  g_autofree char *other = list_figures (file, NULL, "us-gaap:Assets [coreg=SubsidiaryCo]", NULL);

  g_assert_cmpstr (whole, ==, "/2009-06-30 1 2009-08-04");
  g_assert_cmpstr (part, ==, "/2009-06-30 2 2009-08-04");
  g_assert_cmpstr (other, ==, "/2009-06-30 3 2009-08-04");
}

/* The columns of the years before there were segments. */
static void
test_older_columns_are_read (Fixture *self, gconstpointer data)
{
  g_autoptr (MoatDataFile) file =
    open_set (self, SUB,
              "adsh\ttag\tversion\tcoreg\tddate\tqtrs\tuom\tvalue\r\n"
              "b-1\tAssets\tifrs/2015\t\t20090630\t4\tEUR\t12.3400\r\n");
  g_autofree char *figures = list_figures (file, NULL, "ifrs-full:Assets", "EUR");

  g_assert_cmpstr (figures, ==, "2008-07-01/2009-06-30 12.34 2009-09-01");
}

static void
test_custom_tags_have_the_label_of_their_company (Fixture *self, gconstpointer data)
{
  g_autoptr (MoatDataFile) file =
    open_set (self, SUB,
              NUM_HEADER "a-1\tChips\ta-1\t20090630\t0\tUSD\t\t\t1\t\n"
                         "b-1\tChips\tb-1\t20090630\t0\tUSD\t\t\t2\t\n");
  g_autofree char *one = get_row (file, NULL, 2);
  g_autofree char *other = get_row (file, NULL, 3);

  g_assert_nonnull (strstr (one, "|custom:Chips|So-called \"chips\"|USD|"));
  g_assert_nonnull (strstr (other, "|custom:Chips|Fish and chips|USD|"));
}

static void
test_companies_are_tables (Fixture *self, gconstpointer data)
{
  g_autoptr (MoatDataFile) file =
    open_set (self, SUB,
              NUM_HEADER "a-1\tAssets\tus-gaap/2009\t20090630\t0\tUSD\t\t\t1\t\n"
                         "b-1\tAssets\tus-gaap/2009\t20090630\t0\tUSD\t\t\t2\t\n"
                         "c-1\tAssets\tus-gaap/2009\t20090630\t0\tUSD\t\t\t3\t\n"
                         "a-2\tAssets\tus-gaap/2009\t20090630\t0\tUSD\t\t\t4\t\n");
  g_autofree char *tables = g_strjoinv ("|", (GStrv) moat_data_file_get_tables (file));
  g_autofree char *all = list_figures (file, NULL, NULL, NULL);
  g_autofree char *google = list_figures (file, "GOOGLE INC.", NULL, NULL);
  g_autofree char *twin = list_figures (file, "TWIN CORP (0000000008)", NULL, NULL);

  g_assert_cmpstr (tables, ==, "num|GOOGLE INC.|TWIN CORP (0000000007)|TWIN CORP (0000000008)");
  g_assert_cmpstr (all, ==,
                   "/2009-06-30 1 2009-08-04\n/2009-06-30 2 2009-09-01\n"
                   "/2009-06-30 3 2009-09-01\n/2009-06-30 4 2009-09-01");
  g_assert_cmpstr (google, ==, "/2009-06-30 1 2009-08-04\n/2009-06-30 4 2009-09-01");
  g_assert_cmpstr (twin, ==, "/2009-06-30 3 2009-09-01");
}

static void
test_bad_lines_are_named (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *num;
    MoatExchangeError code;
    const char *words;
  } cases[] = {
    { NUM_HEADER "a-1\tA\tx/1\t20090630\t0\tUSD\t\t\t1\t\n\n", MOAT_EXCHANGE_ERROR_MALFORMED,
      "num.txt, line 3: " },
    { NUM_HEADER "a-1\tA\tx/1\t20090630\t0\tUSD\t\t\t1\n", MOAT_EXCHANGE_ERROR_MALFORMED,
      "num.txt, line 2: " },
    { NUM_HEADER "a-1\tA\xff\tx/1\t20090630\t0\tUSD\t\t\t1\t\n", MOAT_EXCHANGE_ERROR_ENCODING,
      "num.txt, line 2: " },
    { "adsh\ttag\tversion\tddate\tqtrs\tuom\n", MOAT_EXCHANGE_ERROR_MALFORMED,
      "num.txt, line 1: There is no column “value”" },
    { "\n", MOAT_EXCHANGE_ERROR_MALFORMED, "num.txt, line 1: There is no column “adsh”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatDataFile) file = open_set (self, SUB, cases[i].num);

      assert_unreadable (file, (int) cases[i].code, cases[i].words);
    }
}

static void
test_long_lines_are_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *filler = g_strnfill (2 << 20, 'x');
  g_autofree char *num = g_strconcat (NUM_HEADER, filler, NULL);
  g_autoptr (MoatDataFile) file = open_set (self, SUB, num);

  assert_unreadable (file, MOAT_EXCHANGE_ERROR_TOO_LARGE, "num.txt, line 2: ");
}

static void
test_bad_filings_are_named_at_once (Fixture *self, gconstpointer data)
{
  const Packed members[] = { { "sub.txt", "adsh\tcik\nx\n", 0 },
                             { "num.txt", NUM_HEADER, 0 },
                             { "tag.txt", TAG, 0 },
                             { NULL, NULL, 0 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatDataFile) file = NULL;

  self->path = pack_zip (self->folder, "2009q3.zip", members, NULL);
  file = moat_data_file_open (self->path, MOAT_DATA_FORMAT_AUTO, NULL, &error);
  g_assert_null (file);
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED);
  g_assert_nonnull (strstr (error->message, "sub.txt, line 1: "));
}

#define ADD(name, function) \
  g_test_add ("/exchange/fsds/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("numbers-are-joined", test_numbers_are_joined);
  ADD ("periods-are-counted-back", test_periods_are_counted_back);
  ADD ("parts-are-no-company", test_parts_are_no_company);
  ADD ("older-columns-are-read", test_older_columns_are_read);
  ADD ("custom-tags-have-the-label-of-their-company",
       test_custom_tags_have_the_label_of_their_company);
  ADD ("companies-are-tables", test_companies_are_tables);
  ADD ("bad-lines-are-named", test_bad_lines_are_named);
  ADD ("long-lines-are-refused", test_long_lines_are_refused);
  ADD ("bad-filings-are-named-at-once", test_bad_filings_are_named_at_once);
  return g_test_run ();
}
