/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-data.h"
#include "moat-choice-row.h"
#include "moat-export-dialog.h"
#include "moat-pango-measurer.h"

G_BEGIN_DECLS

/* What moat-export-dialog.c (what is exported, and saving it) and moat-export-dialog-carry.c
 * (copying and dragging it) share. */

struct _MoatExportDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkPicture *preview;
  GtkLabel *summary;
  MoatChoiceRow *format;
  MoatChoiceRow *size;
  MoatChoiceRow *language;
  MoatChoiceRow *theme;
  GtkSpinButton *width;
  GtkSpinButton *height;
  GtkSpinButton *scale;
  GtkWidget *scale_row;

  GSettings *settings;
  MoatProject *project;
  MoatChartSpec *spec;
  MoatPangoMeasurer *measurer;
  MoatChartData *data; /* in data_language; NULL when it could not be made */
  MoatLanguage data_language;
  MoatScene *scene; /* what is exported; NULL: nothing can be */
  GtkFileChooserNative *chooser;
  gboolean loading; /* TRUE while the program sets the controls */
};

void _moat_export_dialog_show_error (MoatExportDialog *self, const GError *error);
/** Writes what is shown to @file. */
gboolean _moat_export_dialog_export_to (MoatExportDialog *self, GFile *file, GError **error);
/** "investment-timeline.png"  (transfer full) */
char *_moat_export_dialog_propose_name (MoatExportDialog *self);

void _moat_export_dialog_init_carry (MoatExportDialog *self);
void _moat_export_dialog_class_init_carry (GtkWidgetClass *widget_class);

G_END_DECLS
