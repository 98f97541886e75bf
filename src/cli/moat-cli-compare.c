/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli compare`: companies on one basis, each value with how it came about.
 *
 * The options make a chart specification that is never stored, so that what is printed here is what
 * a chart of the window would draw.  Values are exact decimals in C notation; JSON and text also
 * say who is missing and why.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-cli.h"
#include "moat-cli-comparison.h"
#include "moat-project-sets.h"
#include "moat-unit.h"

/** Options: as they were typed. */
typedef struct
{
  char *concept, *entities, *period, *basis, *currency, *rate, *sort, *as_of, *format, *language;
  gboolean latest, calendarise, window_is_sum;
  int window;
} Options;

static void
options_clear (Options *self)
{
  char **texts[] = {
    &self->concept, &self->entities, &self->period, &self->basis,  &self->currency,
    &self->rate,    &self->sort,     &self->as_of,  &self->format, &self->language
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
refuse_key (GError **error, gboolean is_entity, const char *key)
{
  g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_REFUSED,
               is_entity ? _ ("there is no entity “%s” in the project")
                         : _ ("there is no concept “%s” in the project"),
               key);
  return FALSE;
}

/* "stated", "per-year", "share:KEY", "index:DATE", "growth", "cumulative". */
static gboolean
read_basis (const char *text, MoatChartSpec *spec, GError **error)
{
  const char *colon = strchr (text, ':');
  g_autofree char *nick = colon ? g_strndup (text, (gsize) (colon - text)) : g_strdup (text);
  gboolean needs_more;

  if (!moat_basis_from_nick (nick, &spec->basis))
    goto usage;
  needs_more = spec->basis == MOAT_BASIS_SHARE || spec->basis == MOAT_BASIS_INDEX;
  if (needs_more != (colon != NULL))
    goto usage;
  if (spec->basis == MOAT_BASIS_SHARE)
    spec->share_of = g_strdup (colon + 1);
  if (spec->basis != MOAT_BASIS_INDEX)
    return TRUE;
  spec->index_date = moat_date_parse_iso (colon + 1, -1);
  if (spec->index_date != MOAT_DATE_NONE)
    return TRUE;

usage:
  moat_cli_set_choice_error (error, "--basis", text,
                             "stated, per-year, share:KEY, index:YYYY-MM-DD, growth, cumulative");
  return FALSE;
}

static gboolean
read_periods (const char *text, MoatChartSpec *spec, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  spec->periods = g_array_new (FALSE, FALSE, sizeof (MoatPeriod));
  spec->period_mode = MOAT_PERIODS_CHOSEN;
  for (char **part = parts; *part; part++)
    {
      MoatPeriod period;

      if (!moat_period_parse (g_strstrip (*part), MOAT_YEAR_END_CALENDAR, &period) ||
          !moat_period_is_valid (period))
        {
          moat_cli_set_choice_error (error, "--period", *part,
                                     "2024, 2024Q3, 2024-01-01/2024-12-31");
          return FALSE;
        }
      g_array_append_val (spec->periods, period);
    }
  return TRUE;
}

static gboolean
read_currency (const Options *options, MoatChartSpec *spec, GError **error)
{
  MoatDecimal rate;

  if (options->currency)
    {
      spec->unit = moat_unit_intern (options->currency);
      if (!spec->unit || moat_unit_get_kind (spec->unit) != MOAT_UNIT_KIND_MONEY)
        {
          moat_cli_set_choice_error (error, "--currency", options->currency, "CNY, USD, EUR …");
          return FALSE;
        }
    }
  if (!options->rate)
    return TRUE;
  if (!spec->unit || !moat_decimal_parse (options->rate, &rate) || moat_decimal_sign (rate) <= 0)
    {
      g_set_error_literal (
        error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
        _ ("--constant-rate takes what one unit of the other currency is in that "
           "of --currency"));
      return FALSE;
    }
  spec->constant_rate = g_strdup (options->rate);
  return TRUE;
}

static gboolean
read_rest (const Options *options, MoatChartSpec *spec, GError **error)
{
  spec->calendarised = options->calendarise;
  if (options->window < 0 || options->window == 1 || options->window > 1000)
    {
      g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
                           _ ("--window takes a number of periods, 2 to 1000"));
      return FALSE;
    }
  spec->window = (guint) options->window;
  spec->window_is_sum = options->window_is_sum;
  if (options->sort && !moat_chart_sort_from_nick (options->sort, &spec->sort))
    {
      moat_cli_set_choice_error (error, "--sort", options->sort,
                                 "descending, ascending, name, given");
      return FALSE;
    }
  if (options->as_of)
    {
      spec->as_known_on = moat_date_parse_iso (options->as_of, -1);
      if (spec->as_known_on == MOAT_DATE_NONE)
        {
          moat_cli_set_choice_error (error, "--as-of", options->as_of, "YYYY-MM-DD");
          return FALSE;
        }
    }
  if (options->format && !g_str_equal (options->format, "text") &&
      !g_str_equal (options->format, "csv") && !g_str_equal (options->format, "json"))
    {
      moat_cli_set_choice_error (error, "--format", options->format, "text, csv, json");
      return FALSE;
    }
  return TRUE;
}

static MoatChartSpec *
make_spec (const Options *options, GError **error)
{
  g_autoptr (MoatChartSpec) spec = moat_chart_spec_new ();

  if (!options->concept || !options->entities || (options->period && options->latest))
    {
      g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
                           options->concept && options->entities
                             ? _ ("give either --period or --latest")
                             : _ ("give --concept and --entities"));
      return NULL;
    }
  spec->kind = MOAT_CHART_KIND_BAR;
  g_clear_pointer (&spec->concepts, g_strfreev);
  g_clear_pointer (&spec->entities, g_strfreev);
  spec->concepts = g_strsplit (options->concept, ",", -1);
  spec->entities = g_strsplit (options->entities, ",", -1);
  if (options->latest)
    spec->period_mode = MOAT_PERIODS_LATEST;
  if ((options->period && !read_periods (options->period, spec, error)) ||
      (options->basis && !read_basis (options->basis, spec, error)) ||
      !read_currency (options, spec, error) || !read_rest (options, spec, error))
    return NULL;
  return g_steal_pointer (&spec);
}

/* "@US hyperscaler" is all entities of that set. */
static gboolean
expand (MoatProject *project, MoatChartSpec *spec, GError **error)
{
  GStrv keys = moat_project_expand_sets (project, (const char *const *) spec->entities, error);

  if (!keys)
    return FALSE;
  g_strfreev (spec->entities);
  spec->entities = keys;
  return TRUE;
}

static gboolean
check_keys (MoatProject *project, const MoatChartSpec *spec, GError **error)
{
  for (char **key = spec->entities; *key; key++)
    if (!moat_project_find_entity (project, *key))
      return refuse_key (error, TRUE, *key);
  for (char **key = spec->concepts; *key; key++)
    if (!moat_project_find_concept (project, *key))
      return refuse_key (error, FALSE, *key);
  if (spec->share_of && !moat_project_find_concept (project, spec->share_of))
    return refuse_key (error, FALSE, spec->share_of);
  return TRUE;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "concept", 0, 0, G_OPTION_ARG_STRING, &options.concept, NULL, NULL },
    { "entities", 0, 0, G_OPTION_ARG_STRING, &options.entities, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING, &options.period, NULL, NULL },
    { "latest", 0, 0, G_OPTION_ARG_NONE, &options.latest, NULL, NULL },
    { "basis", 0, 0, G_OPTION_ARG_STRING, &options.basis, NULL, NULL },
    { "calendarise", 0, 0, G_OPTION_ARG_NONE, &options.calendarise, NULL, NULL },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &options.currency, NULL, NULL },
    { "constant-rate", 0, 0, G_OPTION_ARG_STRING, &options.rate, NULL, NULL },
    { "window", 0, 0, G_OPTION_ARG_INT, &options.window, NULL, NULL },
    { "window-sum", 0, 0, G_OPTION_ARG_NONE, &options.window_is_sum, NULL, NULL },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &options.sort, NULL, NULL },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options.as_of, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = moat_cli_parse (arguments, entries, 1, 1, error);
  g_autoptr (MoatChartSpec) spec = NULL;
  g_autoptr (MoatProject) project = NULL;
  MoatLanguage language;

  if (!rest || !moat_cli_read_language (options.language, &language, error))
    return FALSE;
  spec = make_spec (&options, error);
  project = spec ? moat_cli_open (rest[0], error) : NULL;
  return project && expand (project, spec, error) && check_keys (project, spec, error) &&
         moat_cli_print_comparison (project, spec, options.format, language, error);
}

const MoatCliCommand moat_cli_compare = {
  "compare",
  "FILE --concept KEY[,KEY] --entities A,@SET,C [--period P[,P] | --latest] [--basis "
  "stated|per-year|share:KEY|index:DATE|growth|cumulative] [--calendarise] [--currency USD] "
  "[--constant-rate R] [--window N [--window-sum]] [--sort descending|ascending|name|given] "
  "[--as-of "
  "DATE] [--format text|csv|json] [--language en|zh_CN]",
  N_ ("Compare entities on one basis: rank, value, unit, qualifier, status, and who is missing."),
  run,
};
