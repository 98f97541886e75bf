/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list of commands, help, and what all commands do alike: reading options, opening the
 * project, printing, and turning errors into exit statuses.
 *
 * The commands, their options and their output are a stable contract for scripts: keys, columns
 * and exit statuses do not change with the language; only messages do.
 */
#include "config.h"

#include "moat-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "moat-chart-json.h"
#include "moat-store.h"

static const MoatCliCommand *const commands[] = {
  &moat_cli_new,    &moat_cli_import,      &moat_cli_charts,  &moat_cli_chart,   &moat_cli_compare,
  &moat_cli_export, &moat_cli_export_data, &moat_cli_facts,   &moat_cli_sources, &moat_cli_rates,
  &moat_cli_set,    &moat_cli_sets,        &moat_cli_convert, &moat_cli_explain, &moat_cli_claims,
  &moat_cli_log,    &moat_cli_undo,        &moat_cli_redo,    &moat_cli_check,
};

G_DEFINE_QUARK (moat_cli_error, moat_cli_error)

GStrv
moat_cli_parse (const char *const *arguments, const GOptionEntry *entries, guint least, guint most,
                GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GError *local_error = NULL;
  char **first;
  guint n;

  g_ptr_array_add (all, g_strdup ("moat-cli"));
  for (guint i = 0; arguments[i]; i++)
    g_ptr_array_add (all, g_strdup (arguments[i]));
  g_ptr_array_add (all, NULL);
  rest = (GStrv) g_ptr_array_steal (all, NULL);
  g_option_context_set_help_enabled (context, FALSE);
  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &rest, &local_error))
    {
      g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE, local_error->message);
      g_error_free (local_error);
      return NULL;
    }
  first = rest + 1;
  if (first[0] && g_str_equal (first[0], "--"))
    first++;
  n = g_strv_length (first);
  if (n < least || n > most)
    {
      g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
                           n < least ? _ ("an argument is missing")
                                     : _ ("there are too many arguments"));
      return NULL;
    }
  return g_strdupv (first);
}

MoatProject *
moat_cli_open (const char *file, GError **error)
{
  g_autoptr (GError) reason = NULL;
  MoatProject *project = moat_project_open (file, FALSE, &reason);

  if (project)
    return project;
  if (!g_error_matches (reason, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NEWER))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  project = moat_project_open (file, TRUE, error);
  if (project)
    {
      g_autofree char *name = g_filename_display_name (file);
      g_autofree char *note = g_strdup_printf (
        /* Translators: %s is the name of a file. */
        _ ("“%s” was made by a newer version of Moat: it is opened read-only"), name);

      g_strdelimit (note, "\n\r", ' ');
      g_printerr ("moat-cli: %s\n", note);
    }
  return project;
}

MoatProject *
moat_cli_open_to_change (const char *file, GError **error)
{
  return moat_project_open (file, FALSE, error);
}

void
moat_cli_set_choice_error (GError **error, const char *option, const char *value,
                           const char *choices)
{
  g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
               /* Translators: an option such as --format, its possible values, what was typed. */
               _ ("%s takes %s, not “%s”"), option, choices, value);
}

gboolean
moat_cli_read_language (const char *nick, MoatLanguage *out, GError **error)
{
  *out = moat_language_of_process ();
  if (!nick || moat_language_from_nick (nick, out))
    return TRUE;
  moat_cli_set_choice_error (error, "--language", nick, "en, zh_CN");
  return FALSE;
}

gboolean
moat_cli_print (const char *text, GError **error)
{
  int code;

  if (fputs (text, stdout) >= 0 && fflush (stdout) == 0)
    return TRUE;
  code = errno;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
               /* Translators: %s is the system's reason. */
               _ ("The output cannot be written: %s"), g_strerror (code));
  return FALSE;
}

static char *
word_help (const MoatCliCommand *command)
{
  GString *text = g_string_new (NULL);

  if (command)
    g_string_append_printf (text, "moat-cli %s %s\n%s\n", command->name, command->usage,
                            _ (command->summary));
  else
    {
      g_string_append_printf (text, "%s\n\n",
                              _ ("Figures with their sources, and charts that stand up."));
      for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
        g_string_append_printf (text, "moat-cli %s %s\n    %s\n", commands[i]->name,
                                commands[i]->usage, _ (commands[i]->summary));
      g_string_append_printf (
        text, "\n%s\n",
        _ ("Exit status: 0 done, 1 refused or failed, 2 the command line is not understood."));
    }
  return g_string_free (text, FALSE);
}

/* Ends the program after @text, which is taken. */
static int
print_and_end (char *text)
{
  g_autofree char *owned = text;
  g_autoptr (GError) error = NULL;

  if (moat_cli_print (owned, &error))
    return 0;
  g_printerr ("moat-cli: %s\n", error->message);
  return 1;
}

static const MoatCliCommand *
find_command (const char *name)
{
  for (gsize i = 0; name && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

static gboolean
asks_for_help (const char *argument)
{
  return argument && (g_str_equal (argument, "--help") || g_str_equal (argument, "-h"));
}

static int
run_command (const MoatCliCommand *command, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; arguments[i] && !g_str_equal (arguments[i], "--"); i++)
    if (asks_for_help (arguments[i]))
      return print_and_end (word_help (command));
  if (command->run (arguments, &error))
    return 0;
  g_strdelimit (error->message, "\n\r", ' ');
  g_printerr ("moat-cli: %s\n", error->message);
  if (!g_error_matches (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE))
    return 1;
  g_printerr ("moat-cli %s %s\n", command->name, command->usage);
  return 2;
}

static int
refuse_name (const char *name)
{
  if (name)
    g_printerr (
      /* Translators: %s is what was typed; the command in quotes is typed as it stands. */
      _ ("moat-cli: there is no command “%s”; “moat-cli help” lists them\n"), name);
  else
    g_printerr ("%s\n", _ ("moat-cli: say what to do; “moat-cli help” lists the commands"));
  return 2;
}

int
moat_cli_run (const char *const *arguments)
{
  const char *name = arguments[0] ? arguments[1] : NULL;
  const char *topic = name ? arguments[2] : NULL;
  const MoatCliCommand *command = find_command (name);

  if (command)
    return run_command (command, arguments + 2);
  if (asks_for_help (name))
    return print_and_end (word_help (NULL));
  if (g_strcmp0 (name, "help") == 0 && g_strcmp0 (topic, "chart-spec") == 0)
    return print_and_end (moat_chart_spec_describe ());
  if (g_strcmp0 (name, "help") == 0)
    return topic && !find_command (topic) ? refuse_name (topic)
                                          : print_and_end (word_help (find_command (topic)));
  if (g_strcmp0 (name, "--version") == 0)
    return print_and_end (g_strdup ("moat-cli " MOAT_VERSION "\n"));
  return refuse_name (name);
}
