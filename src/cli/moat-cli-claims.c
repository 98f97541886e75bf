/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli claims`: each claim of the project put against its figures, with the arithmetic.
 *
 * A claim that is not supported is a result like any other: the exit status is 0.  JSON has every
 * value as an exact decimal in C notation, the ends of its interval with null where there is none,
 * and the words of the verdict as a nick; the sentences are in the language that is asked for.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "moat-cli.h"
#include "moat-project-claims.h"
#include "moat-store.h"

static void
set_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
set_decimal (JsonBuilder *builder, const char *name, MoatDecimal value, gboolean is_open)
{
  g_autofree char *text = is_open ? NULL : moat_decimal_to_string (value);

  set_text (builder, name, text);
}

static void
set_side (JsonBuilder *builder, const char *name, const char *expression,
          const MoatDerivation *value, gboolean is_per_year)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  set_text (builder, "expression", expression ? expression : "");
  if (value)
    {
      MoatInterval interval = moat_interval_of (value, FALSE);

      set_decimal (builder, "value", value->best, FALSE);
      set_decimal (builder, "low", interval.low, interval.is_open_below);
      set_decimal (builder, "high", interval.high, interval.is_open_above);
      set_text (builder, "unit", value->unit);
      set_text (builder, "qualifier", moat_qualifier_to_nick (value->qualifier));
      set_text (builder, "status", moat_status_to_nick (value->status));
      set_text (builder, "grade", moat_grade_to_nick (value->grade));
    }
  else
    set_text (builder, "value", NULL);
  set_text (builder, "basis", is_per_year ? "per-year" : "stated");
  json_builder_end_object (builder);
}

static void
set_texts (JsonBuilder *builder, const char *name, GPtrArray *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, texts->pdata[i]);
  json_builder_end_array (builder);
}

/* The steps of the explanation.  Borrowed texts. */
static GPtrArray *
list_steps (const MoatExplanation *explanation)
{
  GPtrArray *steps = g_ptr_array_new ();

  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const MoatExplanationLine *line = explanation->lines->pdata[i];

      if (line->part == MOAT_EXPLANATION_STEP)
        g_ptr_array_add (steps, line->text);
    }
  return steps;
}

static GPtrArray *
list_facts (const MoatClaimCheck *check)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < check->facts->len; i++)
    g_ptr_array_add (keys, g_array_index (check->facts, MoatNamedFact, i).key);
  return keys;
}

static void
set_ratio (JsonBuilder *builder, const MoatClaimCheck *check, MoatWording *wording)
{
  g_autofree char *shown = moat_claim_check_word_ratio (check, wording);

  if (check->ratio)
    set_decimal (builder, "ratio", check->ratio->best, FALSE);
  else
    set_text (builder, "ratio", NULL);
  set_text (builder, "ratio_shown", shown);
  set_text (builder, "ratio_qualifier",
            check->ratio ? moat_qualifier_to_nick (check->ratio->qualifier) : NULL);
}

static void
add_claim_as_json (JsonBuilder *builder, const MoatClaimCheck *check,
                   const MoatExplanation *explanation, MoatWording *wording)
{
  const MoatClaim *claim = check->claim;
  g_autofree char *sentence = moat_claim_check_to_sentence (check, wording);
  g_autofree char *tolerance = moat_claim_tolerance_to_string (claim);
  g_autoptr (GPtrArray) steps = list_steps (explanation);
  g_autoptr (GPtrArray) facts = list_facts (check);

  json_builder_begin_object (builder);
  set_text (builder, "key", claim->key);
  set_text (builder, "statement",
            moat_label_get (&claim->statement, moat_wording_get_language (wording)));
  set_text (builder, "verdict", moat_claim_verdict_to_nick (check->verdict));
  set_text (builder, "result", sentence);
  set_side (builder, "left", claim->left, check->left.value, claim->is_per_year);
  set_text (builder, "operator", moat_claim_operator_to_nick (claim->comparator));
  set_side (builder, "right", claim->right, check->right.value, claim->is_per_year);
  set_text (builder, "tolerance", tolerance);
  set_ratio (builder, check, wording);
  set_texts (builder, "arithmetic", steps);
  set_texts (builder, "missing", check->missing);
  set_texts (builder, "facts", facts);
  set_text (builder, "source", claim->source);
  set_text (builder, "locator", claim->locator);
  json_builder_end_object (builder);
}

static void
append_claim_as_text (GString *out, const MoatClaimCheck *check, const MoatExplanation *explanation,
                      MoatWording *wording)
{
  const MoatClaim *claim = check->claim;
  g_autofree char *verdict = moat_claim_verdict_to_words (check->verdict, wording);
  g_autofree char *sentence = moat_claim_check_to_sentence (check, wording);
  g_autoptr (GPtrArray) steps = list_steps (explanation);

  g_string_append_printf (out, "%s%s  %s  %s\n", out->len > 0 ? "\n" : "", claim->key, verdict,
                          moat_label_get (&claim->statement, moat_wording_get_language (wording)));
  g_string_append_printf (out, "    %s\n", sentence);
  g_string_append_printf (out, "    [%s]  %s  [%s]\n", claim->left ? claim->left : "",
                          moat_claim_operator_to_nick (claim->comparator),
                          claim->right ? claim->right : "");
  for (guint i = 0; i < steps->len; i++)
    if (!g_str_equal (steps->pdata[i], sentence))
      g_string_append_printf (out, "    %s\n", (char *) steps->pdata[i]);
  if (claim->source)
    g_string_append_printf (out, "    (%s%s%s)\n", claim->source,
                            claim->locator && claim->locator[0] ? ": " : "",
                            claim->locator ? claim->locator : "");
}

/* All claims in one of the formats; NULL and @error if something cannot be read. */
static char *
word_claims (MoatCheckedClaims *checked, gboolean is_json, MoatWording *wording, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < moat_checked_claims_get_size (checked); i++)
    {
      const MoatClaimCheck *check = moat_checked_claims_get (checked, i);
      g_autoptr (MoatExplanation) explanation =
        moat_checked_claims_explain (checked, i, wording, error);

      if (!explanation)
        return NULL;
      if (is_json)
        add_claim_as_json (builder, check, explanation, wording);
      else
        append_claim_as_text (out, check, explanation, wording);
    }
  json_builder_end_array (builder);
  if (!is_json)
    return g_string_free (g_steal_pointer (&out), FALSE);
  root = json_builder_get_root (builder);
  json = json_to_string (root, TRUE);
  return g_strconcat (json, "\n", NULL);
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_autofree char *format = NULL, *language_nick = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language_nick, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = moat_cli_parse (arguments, entries, 1, 1, error);
  g_autoptr (MoatProject) project = NULL;
  g_autoptr (MoatWording) wording = NULL;
  g_autoptr (MoatCheckedClaims) checked = NULL;
  g_autofree char *text = NULL;
  MoatLanguage language;

  if (!rest || !moat_cli_read_language (language_nick, &language, error))
    return FALSE;
  if (format && !g_str_equal (format, "text") && !g_str_equal (format, "json"))
    {
      moat_cli_set_choice_error (error, "--format", format, "text, json");
      return FALSE;
    }
  project = moat_cli_open (rest[0], error);
  if (!project || !moat_store_verify (moat_project_get_store (project), error))
    return FALSE;
  wording = moat_wording_new (language);
  checked = moat_project_check_claims (project, wording, error);
  if (!checked)
    return FALSE;
  text = word_claims (checked, g_strcmp0 (format, "json") == 0, wording, error);
  return text && moat_cli_print (text, error);
}

const MoatCliCommand moat_cli_claims = {
  "claims",
  "FILE [--format text|json] [--language en|zh_CN]",
  N_ ("Put each claim against the figures: the verdict, both sides, the arithmetic, what is "
      "missing."),
  run,
};
