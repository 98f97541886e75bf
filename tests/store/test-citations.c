/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the figures of a series are cited from, within the days that a chart shows and as known on
 * a date. */
#include "project-file.h"

/* Known from 2021 to 2024, each with a locator of its own, for the years 2011 to 2014. */
static void
test_citations_keep_within_the_dates (void)
{
  static const struct
  {
    int known, from, to; /* years; 0: no bound */
    const char *wanted;
  } cases[] = {
    { 0, 0, 0, "p1 p2 p3 p4" }, { 2022, 0, 0, "p1 p2" },    { 2020, 0, 0, "" },
    { 0, 2013, 0, "p3 p4" },    { 0, 0, 2012, "p1 p2" },    { 0, 2012, 2013, "p2 p3" },
    { 0, 2020, 0, "" },         { 2023, 2012, 0, "p2 p3" }, { 0, 0, 2010, "" },
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  moat_store_begin_action (store, "Add figures", NULL);
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *key = g_strdup_printf ("f%d", i);
      g_autoptr (MoatFact) fact = project_file_make_fact (key, "CNY 4");

      fact->locator = g_strdup_printf ("p%d", i + 1);
      fact->period.start = moat_date_new (2011 + i, 1, 1);
      fact->period.end = moat_date_new (2011 + i, 12, 31);
      fact->known_from = moat_date_new (2021 + i, 6, 30);
      g_assert_true (moat_store_put_fact (store, fact, NULL));
    }
  project_file_end (store);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MoatCitationFilter filter = {
        .entity = "acme",
        .concept = "investment",
        .unit = "CNY",
        .as_known_on = cases[i].known ? moat_date_new (cases[i].known, 12, 31) : MOAT_DATE_NONE,
        .from = cases[i].from ? moat_date_new (cases[i].from, 12, 31) : MOAT_DATE_NONE,
        .to = cases[i].to ? moat_date_new (cases[i].to, 12, 31) : MOAT_DATE_NONE,
        .limit = 10,
      };
      g_autoptr (GPtrArray) citations = moat_store_list_citations (store, &filter, NULL);
      g_autoptr (GString) places = g_string_new (NULL);

      for (guint k = 0; k < citations->len; k++)
        g_string_append_printf (places, "%s%s", k > 0 ? " " : "",
                                ((char **) citations->pdata[k])[1]);
      g_assert_cmpstr (places->str, ==, cases[i].wanted);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/citations/keep-within-the-dates", test_citations_keep_within_the_dates);
  return g_test_run ();
}
