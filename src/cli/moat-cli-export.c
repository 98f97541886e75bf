/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli export`: a chart, or all of them, as PNG, PDF or SVG.
 *
 * Without --size a chart is 960 × 540 px of 1/96 in and a PNG has twice as many pixels; with --size
 * a PNG has just as many unless --scale says otherwise.  All charts are made before the first
 * is written, and all are written before the first takes its name, so that a chart that cannot be
 * drawn and a disk that is full leave no half-filled folder.
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "moat-chart-data.h"
#include "moat-cli.h"
#include "moat-export.h"
#include "moat-store.h"

#define DEFAULT_WIDTH 960
#define DEFAULT_HEIGHT 540
#define DEFAULT_SCALE 2
#define LARGEST_SIDE 10000

/* The options as given. */
typedef struct
{
  char *chart, *out, *format, *size, *language, *theme, *scale;
  gboolean all;
} Options;

/* What they mean. */
typedef struct
{
  double width, height, scale;
  MoatExportFormat format;
  MoatLanguage language;
  MoatThemeKind theme;
} Plan;

static void
clear_options (Options *self)
{
  g_free (self->chart);
  g_free (self->out);
  g_free (self->format);
  g_free (self->size);
  g_free (self->language);
  g_free (self->theme);
  g_free (self->scale);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
read_size (const Options *options, Plan *plan, GError **error)
{
  char *end = NULL;

  plan->width = DEFAULT_WIDTH;
  plan->height = DEFAULT_HEIGHT;
  plan->scale = options->size ? 1 : DEFAULT_SCALE;
  if (options->size)
    {
      plan->width = (double) g_ascii_strtoull (options->size, &end, 10);
      plan->height =
        *end == 'x' && g_ascii_isdigit (end[1]) ? (double) g_ascii_strtoull (end + 1, &end, 10) : 0;
      if (*end || !g_ascii_isdigit (options->size[0]) || plan->width < MOAT_CHART_MIN_WIDTH ||
          plan->height < MOAT_CHART_MIN_HEIGHT || plan->width > LARGEST_SIDE ||
          plan->height > LARGEST_SIDE)
        {
          moat_cli_set_choice_error (error, "--size", options->size,
                                     /* Translators: what --size takes. */
                                     _ ("WxH from 320x240 to 10000x10000"));
          return FALSE;
        }
    }
  if (options->scale)
    {
      plan->scale = g_ascii_strtod (options->scale, &end);
      if (*end || !(plan->scale >= 1 && plan->scale <= 4))
        {
          moat_cli_set_choice_error (error, "--scale", options->scale,
                                     /* Translators: what --scale takes. */
                                     _ ("1 to 4"));
          return FALSE;
        }
    }
  return TRUE;
}

/* By --format, or by the ending of the file's name. */
static gboolean
read_format (const Options *options, Plan *plan, GError **error)
{
  const char *dot = strrchr (options->out, '.');
  const char *nick = options->format;
  MoatExportFormat named;

  if (!nick)
    nick = options->all ? "png" : dot ? dot + 1 : "";
  if (moat_export_format_from_nick (nick, &plan->format))
    {
      if (options->all || !dot || !moat_export_format_from_nick (dot + 1, &named) ||
          named == plan->format)
        return TRUE;
      g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
                   /* Translators: a format such as pdf, the name of a file. */
                   _ ("--format %s and the name “%s” contradict each other"), nick, options->out);
      return FALSE;
    }
  if (options->format)
    moat_cli_set_choice_error (error, "--format", nick, "png, pdf, svg");
  else
    g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
                 /* Translators: %s is the name of a file. */
                 _ ("“%s” does not end in .png, .pdf or .svg"), options->out);
  return FALSE;
}

static gboolean
read_plan (const Options *options, Plan *plan, GError **error)
{
  if (!options->all == !options->chart)
    {
      g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
                           _ ("give either --chart or --all"));
      return FALSE;
    }
  if (!options->out || !options->out[0])
    {
      g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
                           _ ("say with -o where to write"));
      return FALSE;
    }
  plan->theme = MOAT_THEME_LIGHT;
  if (options->theme && !moat_theme_kind_from_nick (options->theme, &plan->theme))
    {
      moat_cli_set_choice_error (error, "--theme", options->theme, "light, dark");
      return FALSE;
    }
  return read_size (options, plan, error) && read_format (options, plan, error) &&
         moat_cli_read_language (options->language, &plan->language, error);
}

/* One chart as a file in memory. */
static GBytes *
make_file (MoatProject *project, const MoatChartSpec *spec, const Plan *plan,
           MoatPangoMeasurer *measurer, GError **error)
{
  g_autoptr (MoatWording) wording = moat_wording_new (plan->language);
  g_autoptr (MoatChartData) data = moat_chart_data_new (project, spec, wording, error);
  g_autofree char *provenance = data ? moat_chart_data_to_provenance (data, error) : NULL;
  g_autoptr (MoatScene) scene = NULL;
  MoatExportOptions options = { .format = plan->format, .scale = plan->scale };

  if (!provenance)
    return NULL;
  scene =
    moat_chart_data_build_scene (data, moat_theme_get (plan->theme), MOAT_TEXT_MEASURER (measurer),
                                 plan->width, plan->height, MOAT_DATE_NONE, MOAT_DATE_NONE);
  options.title = moat_scene_get_title (scene);
  options.author = moat_export_get_author ();
  options.provenance = provenance;
  options.created = moat_project_get_modified (project);
  return moat_export_to_bytes (scene, measurer, &options, error);
}

/* The charts asked for: of MoatChartSpec, borrowed.  One that cannot be read is an error. */
static GPtrArray *
find_charts (MoatProject *project, const Options *options, GError **error)
{
  g_autoptr (GPtrArray) charts = g_ptr_array_new ();
  g_autoptr (GPtrArray) stored = NULL;

  if (!options->chart &&
      !(stored = moat_store_list_charts (moat_project_get_store (project), error)))
    return NULL;
  for (guint i = 0; i < (stored ? stored->len : 1); i++)
    {
      const char *key = stored ? ((MoatStoredChart *) stored->pdata[i])->key : options->chart;
      const MoatChartSpec *spec = moat_project_read_chart (project, key, error);

      if (!spec)
        return NULL;
      g_ptr_array_add (charts, (gpointer) spec);
    }
  if (charts->len > 0)
    return g_steal_pointer (&charts);
  g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_REFUSED,
                       _ ("There are no charts in this project"));
  return NULL;
}

static char *
name_file (const Options *options, const Plan *plan, const MoatChartSpec *spec)
{
  g_autofree char *name = NULL;

  if (options->chart)
    return g_strdup (options->out);
  name = g_strdup_printf ("%s.%s", spec->key, moat_export_format_to_nick (plan->format));
  return g_build_filename (options->out, name, NULL);
}

static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf first, second;

  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

/* The folder for --all; those that were made are added to @made, outermost first. */
static gboolean
make_folder (const char *path, GPtrArray *made, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  int code;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (!g_str_equal (parent, path) && !make_folder (parent, made, error))
    return FALSE;
  if (g_mkdir (path, 0777) == 0)
    {
      g_ptr_array_add (made, g_strdup (path));
      return TRUE;
    }
  code = errno;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
               /* Translators: a folder and the system's reason. */
               _ ("The folder “%s” cannot be made: %s"), path, g_strerror (code));
  return FALSE;
}

/* Writes all files or, after an error, leaves everything as it was. */
static gboolean
write_files (MoatProject *project, const Options *options, const Plan *plan, GPtrArray *charts,
             GPtrArray *contents, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = options->all ? g_canonicalize_filename (options->out, NULL) : NULL;

  for (guint i = 0; i < charts->len; i++)
    {
      g_autofree char *path = name_file (options, plan, charts->pdata[i]);

      if (is_same_file (path, moat_project_get_path (project)))
        {
          g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_REFUSED,
                       _ ("“%s” is the project itself; choose another name"), path);
          return FALSE;
        }
      g_ptr_array_add (files, g_file_new_for_path (path));
    }
  if ((!folder || make_folder (folder, made, error)) &&
      moat_export_write_all ((GBytes *const *) contents->pdata, (GFile *const *) files->pdata,
                             files->len, NULL, error))
    return TRUE;
  for (guint i = made->len; i > 0; i--)
    g_rmdir (made->pdata[i - 1]);
  return FALSE;
}

static gboolean
export_charts (MoatProject *project, const Options *options, const Plan *plan, GError **error)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  g_autoptr (GPtrArray) charts = find_charts (project, options, error);
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; charts && i < charts->len; i++)
    {
      GBytes *bytes = make_file (project, charts->pdata[i], plan, measurer, error);
      if (!bytes)
        return FALSE;
      g_ptr_array_add (contents, bytes);
    }
  return charts && moat_store_verify (moat_project_get_store (project), error) &&
         write_files (project, options, plan, charts, contents, error);
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "chart", 0, 0, G_OPTION_ARG_STRING, &options.chart, NULL, NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.out, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, NULL, NULL },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options.size, NULL, NULL },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &options.scale, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language, NULL, NULL },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options.theme, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = moat_cli_parse (arguments, entries, 1, 1, error);
  g_autoptr (MoatProject) project = NULL;
  Plan plan;

  if (!rest || !read_plan (&options, &plan, error))
    return FALSE;
  project = moat_cli_open (rest[0], error);
  return project && export_charts (project, &options, &plan, error);
}

const MoatCliCommand moat_cli_export = {
  "export",
  "FILE (--chart KEY | --all) -o OUT.(png|pdf|svg)|DIR [--format png|pdf|svg] [--size WxH] "
  "[--scale N] [--language en|zh_CN] [--theme light|dark]",
  N_ ("Write a chart to a file, or all charts to a folder."),
  run,
};
