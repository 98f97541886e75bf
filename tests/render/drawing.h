/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "moat-export.h"
#include "moat-scene-builder.h"

G_BEGIN_DECLS

/* Scenes for the tests of this folder, and the tools that read what was written. */

#define DRAWING_RED 0xcc2222
#define DRAWING_BLUE 0x1a5fb4

/** A scene of 400 × 300 px with every kind of node, worded in @language. */
MoatScene *drawing_new_chart (MoatPangoMeasurer *measurer, MoatLanguage language);
/** A scene of 200 × 100 px with @text as its only text, 16 px high at 10, 40. */
MoatScene *drawing_new_text (MoatPangoMeasurer *measurer, const char *text, MoatTextAlign align);
/** A white scene of 100 × 100 px to add to. */
MoatSceneBuilder *drawing_begin (void);
MoatScene *drawing_end (MoatSceneBuilder *builder);
/** The image at @scale; the test fails if there is none. */
cairo_surface_t *drawing_paint (const MoatScene *scene, double scale);
/** The colour of a pixel as 0xRRGGBB. */
guint32 drawing_get_pixel (cairo_surface_t *image, int x, int y);
/** FALSE, and the test is skipped, when the program is not installed. */
gboolean drawing_has_tool (const char *program);
/** What a program writes to its standard output.  Its arguments end with NULL; "@" stands for
 * the name of a file with the bytes of @file.  The test fails if the program does. */
char *drawing_run_tool (GBytes *file, const char *program, ...) G_GNUC_NULL_TERMINATED;
/** TRUE if @bytes are somewhere in @file. */
gboolean drawing_has_bytes (GBytes *file, const char *bytes);
/** The file in memory; the test fails if there is none. */
GBytes *drawing_export (const MoatScene *scene, MoatPangoMeasurer *measurer,
                        MoatExportFormat format);

G_END_DECLS
