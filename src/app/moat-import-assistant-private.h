/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-import-assistant.h"
#include "moat-import-columns.h"
#include "moat-import-directions.h"
#include "moat-import-result-page.h"
#include "moat-import-tags.h"
#include "moat-import-task.h"

G_BEGIN_DECLS

/* What the files of the assistant share: moat-import-assistant.c (the steps) and
 * moat-import-assistant-refused.c (the refused rows as a file). */

struct _MoatImportAssistant
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwWindowTitle *heading;
  GtkWidget *back_button;
  GtkButton *next_button;
  GtkProgressBar *progress_bar;
  GtkLabel *progress_label;
  GtkLabel *problem;
  AdwStatusPage *failed;
  MoatImportColumns *columns;
  MoatImportTags *tags;
  MoatImportDirections *rates;
  MoatImportResultPage *result_page;

  MoatProject *project;
  MoatImportNames *names;
  MoatImportPreview *preview;
  GHashTable *corrections; /* line → GStrv */
  MoatImportResult *result;

  GCancellable *cancellable; /* of what is running; nullable */
  MoatImportProgress *progress;
  guint progress_source;
  char *refused_path; /* of the run, when it writes one */
  GtkFileChooserNative *chooser;
  gboolean closing;
};

/** Tries the import, or does it; with @refused_path (nullable) its refused rows go there. */
void _moat_import_assistant_run (MoatImportAssistant *self, gboolean dry_run,
                                 const char *refused_path);
/** Asks for a name and writes the refused rows. */
void _moat_import_assistant_save_refused (MoatImportAssistant *self);

G_END_DECLS
