/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `million PROJECT.moat VALUES.csv`: a project with one daily figure for each of 1,000,000 days and
 * one saved chart, `line`, that draws them all; and the same numbers as “x,y” lines, for programs
 * that know nothing of projects.
 *
 * The figures take the way of every import: CSV, staged rows, one action for each batch.  They
 * are a random walk with noise, always the same one.
 */
#include "moat-import.h"
#include "moat-project.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define N_FACTS 1000000
#define BATCH 50000
#define SEED 20250317

static const char entity[] = "key,label_en,label_zh,currency\nbench,Bench,基准,CNY\n";
static const char concept[] = "key,label_en,label_zh,period_type,unit_kind,aggregation\n"
                              "level,Level,水平,instant,count,last\n";
static const char source[] =
  "key,title_en,title_zh,published\nwalk,A random walk,随机游走,2025-03-17\n";
static const char chart[] = "[{\"key\": \"line\", \"kind\": \"line\","
                            " \"title\": {\"en\": \"A line of a million figures\"},"
                            " \"entities\": [\"bench\"], \"concepts\": [\"level\"]}]";

static void
check (gboolean done, GError *error)
{
  if (done && !error)
    return;
  g_printerr ("million: %s\n", error ? error->message : "refused");
  exit (1);
}

static void
add_table (GPtrArray *tables, const char *name, const char *text)
{
  g_autoptr (GInputStream) stream =
    g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);
  GError *error = NULL;
  MoatTable *table = text[0] == '[' ? moat_json_table_read (name, stream, NULL, &error)
                                    : moat_csv_read (name, stream, NULL, &error);

  check (table != NULL, error);
  g_ptr_array_add (tables, table);
}

static void
import (MoatStore *store, GPtrArray *tables)
{
  g_autoptr (MoatImportReport) report = NULL;
  GError *error = NULL;

  check (moat_store_begin_action (store, "Import", &error), error);
  check (moat_import_tables (store, tables, &report, &error), error);
  if (report->problems->len > 0)
    g_printerr ("million: %s\n", (const char *) report->problems->pdata[0]);
  check (report->problems->len == 0, NULL);
  check (moat_store_end_action (store, &error), error);
}

static void
import_batch (MoatStore *store, GRand *rand, double *walk, int first, FILE *values)
{
  g_autoptr (GString) csv = g_string_new (
    "key,entity,concept,period_end,as_stated,value,unit,qualifier,status,grade,source,"
    "locator,known_from\n");
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_table_free);

  for (int i = first; i < first + BATCH; i++)
    {
      g_autofree char *day = moat_date_to_iso (MOAT_DATE_MIN + i);
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      *walk += g_rand_double_range (rand, -0.2, 0.2);
      g_ascii_formatd (text, sizeof text, "%.3f", 500 + *walk + g_rand_double_range (rand, -4, 4));
      g_string_append_printf (
        csv, "f%07d,bench,level,%s,%s,%s,count,exact,actual,reported,walk,1,2025-03-17\n", i, day,
        text, text);
      fprintf (values, "%d,%s\n", i, text);
    }
  add_table (tables, "fact", csv->str);
  import (store, tables);
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_table_free);
  g_autoptr (MoatProject) project = NULL;
  GError *error = NULL;
  double walk = 0;
  FILE *values;

  if (argc != 3)
    return 2;
  g_unlink (argv[1]);
  project = moat_project_create (argv[1], NULL, &error);
  check (project != NULL, error);
  values = fopen (argv[2], "w");
  check (values != NULL, NULL);
  fputs ("x,y\n", values);
  add_table (tables, "entity", entity);
  add_table (tables, "concept", concept);
  add_table (tables, "source", source);
  add_table (tables, "chart", chart);
  import (moat_project_get_store (project), tables);
  for (int first = 0; first < N_FACTS; first += BATCH)
    import_batch (moat_project_get_store (project), rand, &walk, first, values);
  return fclose (values) == 0 ? 0 : 1;
}
