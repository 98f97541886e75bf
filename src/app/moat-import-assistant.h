/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-project.h"

G_BEGIN_DECLS

#define MOAT_TYPE_IMPORT_ASSISTANT (moat_import_assistant_get_type ())
G_DECLARE_FINAL_TYPE (MoatImportAssistant, moat_import_assistant, MOAT, IMPORT_ASSISTANT, AdwWindow)

/**
 * MoatImportAssistant: takes a file or a pasted block of cells into the project, step by step: what
 * was recognised, what would become of it, done.
 * Signal `imported` (message: string): after the project has changed.
 */
MoatImportAssistant *moat_import_assistant_new (GtkWindow *parent, MoatProject *project);
/** Begins with the file at @path. */
void moat_import_assistant_open_file (MoatImportAssistant *self, const char *path);
/** Begins with cells as they were copied from a spreadsheet. */
void moat_import_assistant_open_text (MoatImportAssistant *self, const char *text);

G_END_DECLS
