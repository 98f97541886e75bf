/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting something on a chart, moving it and taking it away.
 *
 * What stands between two values goes by the two marks that are selected, what belongs to one by
 * the one; an annotation keeps their entity, measure and period, never their place, so that it
 * follows the figures.  What needs words or numbers asks for them first.  Each is one edit of
 * the saved chart. */

#include "config.h"

#include "moat-explore-page-private.h"

#include <glib/gi18n-lib.h>

#include "moat-annotation-dialog.h"
#include "moat-derivation.h"

static gboolean
needs_two (MoatAnnotationKind kind)
{
  return kind == MOAT_ANNOTATION_CAGR || kind == MOAT_ANNOTATION_DIFFERENCE ||
         kind == MOAT_ANNOTATION_TOTAL_DIFFERENCE;
}

static gboolean
needs_one (MoatAnnotationKind kind)
{
  return kind == MOAT_ANNOTATION_HIGHLIGHT || kind == MOAT_ANNOTATION_CALLOUT ||
         kind == MOAT_ANNOTATION_FOOTNOTE;
}

/* What the mark of @datum stands for; FALSE when it stands for no value. */
static gboolean
name_mark (MoatExplorePage *self, const MoatDatum *datum, MoatMarkName *name)
{
  const MoatSeries *series;
  const MoatSeriesInfo *info;

  if (datum == NULL || datum->kind != MOAT_DATUM_OBSERVATION)
    return FALSE;
  if (datum->series < 0)
    {
      /* A total is of its column. */
      if (datum->derivation != NULL)
        name->period = datum->derivation->period;
      return datum->derivation != NULL;
    }
  series = g_ptr_array_index (moat_chart_data_get_series (self->data), (guint) datum->series);
  info = moat_series_get_info (series);
  name->entity = g_strdup (info->entity);
  name->concept = g_strdup (info->concept);
  name->period = moat_series_get_observations (series, NULL)[datum->index].period;
  return TRUE;
}

static void
say (MoatExplorePage *self, const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

/* Names the marks that an annotation of its kind belongs to; FALSE when they are not selected. */
static gboolean
take_selection (MoatExplorePage *self, MoatAnnotation *annotation)
{
  const MoatDatum *selected = moat_chart_view_get_selected (self->view);
  const MoatDatum *other = moat_chart_view_get_other (self->view);

  if (needs_two (annotation->kind))
    {
      if (name_mark (self, other, &annotation->from) && name_mark (self, selected, &annotation->to))
        return TRUE;
      say (self, _ ("Select two marks first: click one, then the other with Ctrl."));
      return FALSE;
    }
  if (!needs_one (annotation->kind) || name_mark (self, selected, &annotation->from))
    return TRUE;
  say (self, _ ("Select a mark first: click it."));
  return FALSE;
}

static void
add (MoatAnnotation *annotation, gpointer owner)
{
  MoatExplorePage *self = owner;
  g_autoptr (MoatChartSpec) changed = NULL;

  if (self->spec == NULL)
    return;
  changed = moat_chart_spec_copy (self->spec);
  g_ptr_array_add (changed->annotations, moat_annotation_copy (annotation));
  _moat_explore_page_commit (self, changed, _ ("Annotate “%s”"));
}

/* "chart.annotate" with the nick of a kind, and after a colon that of a form. */
static void
annotate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatExplorePage *self = MOAT_EXPLORE_PAGE (widget);
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), ":", 2);
  g_autoptr (MoatAnnotation) annotation = NULL;
  MoatAnnotationKind kind;

  if (self->data == NULL || !moat_annotation_kind_from_nick (parts[0], &kind))
    return;
  annotation = moat_annotation_new (kind);
  if (parts[1] != NULL)
    moat_difference_form_from_nick (parts[1], &annotation->form);
  if (!take_selection (self, annotation))
    return;
  if (moat_annotation_dialog_has_fields (kind))
    moat_annotation_dialog_ask (widget, g_steal_pointer (&annotation), add);
  else
    add (annotation, self);
}

/* The annotation that is selected; −1: none. */
static int
get_selected (MoatExplorePage *self)
{
  const MoatDatum *datum = moat_chart_view_get_selected (self->view);

  return datum != NULL && datum->kind == MOAT_DATUM_ANNOTATION && self->spec != NULL &&
             datum->index < self->spec->annotations->len
           ? (int) datum->index
           : -1;
}

static void
moved_cb (MoatExplorePage *self, guint index, double dx, double dy)
{
  g_autoptr (MoatChartSpec) changed = NULL;
  MoatAnnotation *annotation;

  if (self->spec == NULL || index >= self->spec->annotations->len ||
      moat_project_is_read_only (self->project))
    return;
  changed = moat_chart_spec_copy (self->spec);
  annotation = changed->annotations->pdata[index];
  annotation->dx = (annotation->is_moved ? annotation->dx : 0) + dx;
  annotation->dy = (annotation->is_moved ? annotation->dy : 0) + dy;
  annotation->is_moved = TRUE;
  _moat_explore_page_commit (self, changed, _ ("Move an annotation of “%s”"));
}

static void
remove_selected (MoatExplorePage *self, int index)
{
  g_autoptr (MoatChartSpec) changed = moat_chart_spec_copy (self->spec);

  g_ptr_array_remove_index (changed->annotations, (guint) index);
  _moat_explore_page_commit (self, changed, _ ("Remove an annotation of “%s”"));
}

/* Delete takes away what is selected: an annotation, else the figure. */
static void
delete_selected_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatExplorePage *self = MOAT_EXPLORE_PAGE (widget);
  int index = get_selected (self);

  if (index >= 0)
    remove_selected (self, index);
  else
    gtk_widget_activate_action (widget, "win.delete-figure", NULL);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatExplorePage *self = MOAT_EXPLORE_PAGE (widget);
  g_autoptr (MoatChartSpec) changed = moat_chart_spec_copy (self->spec);

  g_ptr_array_set_size (changed->annotations, 0);
  _moat_explore_page_commit (self, changed, _ ("Remove all annotations of “%s”"));
}

static void
replace (MoatAnnotation *annotation, gpointer owner)
{
  MoatExplorePage *self = owner;
  int index = get_selected (self);
  g_autoptr (MoatChartSpec) changed = NULL;

  if (index < 0)
    return;
  changed = moat_chart_spec_copy (self->spec);
  moat_annotation_free (changed->annotations->pdata[index]);
  changed->annotations->pdata[index] = moat_annotation_copy (annotation);
  _moat_explore_page_commit (self, changed, _ ("Change an annotation of “%s”"));
}

gboolean
_moat_explore_page_edit_annotation (MoatExplorePage *self)
{
  int index = get_selected (self);
  const MoatAnnotation *annotation;

  if (index < 0)
    return FALSE;
  annotation = self->spec->annotations->pdata[index];
  if (moat_annotation_dialog_has_fields (annotation->kind) &&
      !moat_project_is_read_only (self->project))
    moat_annotation_dialog_ask (GTK_WIDGET (self), moat_annotation_copy (annotation), replace);
  return TRUE;
}

void
_moat_explore_page_class_init_annotations (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, moved_cb);
  gtk_widget_class_install_action (klass, "chart.annotate", "s", annotate_action);
  gtk_widget_class_install_action (klass, "chart.clear-annotations", NULL, clear_action);
  gtk_widget_class_install_action (klass, "chart.delete-selected", NULL, delete_selected_action);
  /* Here and not for the whole window: elsewhere the key deletes text. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Delete, 0, "chart.delete-selected", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Delete, 0, "chart.delete-selected", NULL);
}
