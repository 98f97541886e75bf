/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli convert`: an amount, or a figure of the project, in another currency, and why.
 *
 * An amount is a plain decimal or the words of a source ("400亿美元"); words that name a currency
 * have to name the one that is converted from.  With --from and --to it accrued over those days
 * and is converted at their average rate, with --on it stood at that day.  Without a rate the
 * command fails and says which is missing.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "moat-cli.h"
#include "moat-project-rates.h"
#include "moat-store.h"
#include "moat-unit.h"

typedef struct
{
  char *on, *from, *to, *rate, *fact, *format, *language;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->on);
  g_free (self->from);
  g_free (self->to);
  g_free (self->rate);
  g_free (self->fact);
  g_free (self->format);
  g_free (self->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_day (const char *option, const char *text, MoatDate *out, GError **error)
{
  *out = moat_date_parse_iso (text, -1);
  if (*out != MOAT_DATE_NONE)
    return TRUE;
  moat_cli_set_choice_error (error, option, text, "YYYY-MM-DD");
  return FALSE;
}

static gboolean
refuse_usage (GError **error, const char *message)
{
  g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
read_period (const Options *options, MoatAmount *amount, GError **error)
{
  gboolean has_period = options->from || options->to;

  if (options->on ? has_period : !options->from != !options->to)
    return refuse_usage (error, _ ("give --on, or both --from and --to"));
  if (!options->on && !has_period)
    return options->rate ? TRUE : refuse_usage (error, _ ("give --on, or both --from and --to"));
  amount->is_flow = has_period;
  if (options->on)
    return read_day ("--on", options->on, &amount->period.end, error);
  if (!read_day ("--from", options->from, &amount->period.start, error) ||
      !read_day ("--to", options->to, &amount->period.end, error))
    return FALSE;
  return moat_period_is_valid (amount->period) || refuse_usage (error, _ ("--to is before --from"));
}

static gboolean
read_currency (const char *text, const char **out, GError **error)
{
  *out = moat_unit_intern (text);
  if (*out && moat_unit_get_kind (*out) == MOAT_UNIT_KIND_MONEY)
    return TRUE;
  g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
               /* Translators: %s is what was typed. */
               _ ("“%s” is no currency; write a code such as USD"), text);
  return FALSE;
}

/* The words of a source, as figures are read. */
static gboolean
read_amount (MoatProject *project, const char *text, MoatAmount *amount, GError **error)
{
  const MoatQualifierWord *words = moat_project_get_qualifier_words (project, error);
  MoatQuantity quantity;

  if (!words || !moat_quantity_parse (text, words, &quantity, error))
    return FALSE;
  if (!quantity.has_value)
    {
      g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_REFUSED,
                   /* Translators: %s is what was typed. */
                   _ ("“%s” states no number"), text);
      return FALSE;
    }
  if (quantity.unit && quantity.unit != amount->unit)
    {
      g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_REFUSED,
                   /* Translators: what was typed, the currency in it, and the one beside it. */
                   _ ("“%s” is stated in %s, not in %s"), text, quantity.unit, amount->unit);
      return FALSE;
    }
  amount->low = quantity.low;
  amount->best = quantity.value;
  amount->high = quantity.high;
  amount->qualifier = quantity.qualifier;
  return TRUE;
}

static gboolean
read_rate (const char *text, MoatDecimal *out, GError **error)
{
  if (moat_decimal_parse (text, out) && moat_decimal_sign (*out) > 0)
    return TRUE;
  moat_cli_set_choice_error (error, "--rate", text, "7.0");
  return FALSE;
}

static char *
to_json (const MoatConverted *converted)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < converted->explanation->lines->len; i++)
    {
      const MoatExplanationLine *line = converted->explanation->lines->pdata[i];

      if (g_str_equal (line->key, "converted"))
        json_object_set_string_member (object, "value", line->value);
      else if (g_str_equal (line->key, "rate"))
        json_object_set_string_member (object, "rate", line->value);
    }
  json_object_set_string_member (object, "unit", converted->amount.unit);
  json_object_set_string_member (object, "qualifier",
                                 moat_qualifier_to_nick (converted->amount.qualifier));
  json_object_set_member (object, "explanation",
                          moat_cli_explanation_to_json (converted->explanation));
  json_node_take_object (root, object);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

static gboolean
print (const MoatConverted *converted, const Options *options, GError **error)
{
  g_autofree char *text = NULL;

  if (!converted->is_done)
    {
      GPtrArray *lines = converted->explanation->lines;

      for (guint i = 0; i < lines->len; i++)
        if (g_str_equal (((const MoatExplanationLine *) lines->pdata[i])->key, "missing"))
          g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_REFUSED,
                               ((const MoatExplanationLine *) lines->pdata[i])->text);
      return FALSE;
    }
  text = g_strcmp0 (options->format, "json") == 0
           ? to_json (converted)
           : moat_explanation_to_text (converted->explanation);
  return moat_cli_print (text, error);
}

/* FILE VALUE FROM TO, or FILE TO with --fact. */
static MoatConverted *
convert (MoatProject *project, char **rest, const Options *options, MoatWording *wording,
         GError **error)
{
  const char *target = options->fact ? rest[1] : rest[3];
  MoatDecimal constant;
  MoatAmount amount = { 0 };

  if (!read_currency (target, &target, error) ||
      (options->rate && !read_rate (options->rate, &constant, error)))
    return NULL;
  if (options->fact)
    {
      g_autoptr (MoatFact) fact =
        moat_store_find_fact (moat_project_get_store (project), options->fact, error);

      return fact ? moat_project_convert_fact (project, fact->id, target,
                                               options->rate ? &constant : NULL, wording, error)
                  : NULL;
    }
  if (!read_currency (rest[2], &amount.unit, error) || !read_period (options, &amount, error) ||
      !read_amount (project, rest[1], &amount, error))
    return NULL;
  return moat_project_convert (project, &amount, target, options->rate ? &constant : NULL, NULL,
                               wording, error);
}

static gboolean
check_options (const Options *options, guint n_rest, GError **error)
{
  if (options->format && !g_str_equal (options->format, "text") &&
      !g_str_equal (options->format, "json"))
    {
      moat_cli_set_choice_error (error, "--format", options->format, "text, json");
      return FALSE;
    }
  if (n_rest != (options->fact ? 2 : 4))
    return refuse_usage (error, _ ("give an amount, its currency and another, or --fact and one"));
  if (options->fact && (options->on || options->from || options->to))
    return refuse_usage (error, _ ("a figure has its own period: leave out --on, --from and --to"));
  return TRUE;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, NULL, NULL },
    { "rate", 0, 0, G_OPTION_ARG_STRING, &options.rate, NULL, NULL },
    { "fact", 0, 0, G_OPTION_ARG_STRING, &options.fact, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = moat_cli_parse (arguments, entries, 2, 4, error);
  g_autoptr (MoatProject) project = NULL;
  g_autoptr (MoatWording) wording = NULL;
  g_autoptr (MoatConverted) converted = NULL;
  MoatLanguage language;

  if (!rest || !check_options (&options, g_strv_length (rest), error) ||
      !moat_cli_read_language (options.language, &language, error))
    return FALSE;
  project = moat_cli_open (rest[0], error);
  if (!project || !moat_store_verify (moat_project_get_store (project), error))
    return FALSE;
  wording = moat_wording_new (language);
  converted = convert (project, rest, &options, wording, error);
  return converted && print (converted, &options, error);
}

const MoatCliCommand moat_cli_convert = {
  "convert",
  "FILE (VALUE FROM TO (--on DATE | --from DATE --to DATE | --rate R) | --fact KEY TO [--rate R])"
  " [--format text|json] [--language L]",
  N_ ("Convert an amount or a figure at the project's rates, and say how."),
  run,
};
