/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-annotation.h"

G_BEGIN_DECLS

/** MoatAnnotationFunc: takes the annotation that was filled in; it may be changed. */
typedef void (*MoatAnnotationFunc) (MoatAnnotation *annotation, gpointer owner);

/** Whether there is anything to ask about an annotation of @kind. */
gboolean moat_annotation_dialog_has_fields (MoatAnnotationKind kind);
/** Asks for what an annotation of its kind needs: words, values, a period.  Begins with @annotation
 * (transfer full) and calls @func with @owner unless the dialog is cancelled.  Keeps @owner until
 * then. */
void moat_annotation_dialog_ask (GtkWidget *owner, MoatAnnotation *annotation,
                                 MoatAnnotationFunc func);
/** What annotations of @kind are called: "Target Line".  Static. */
const char *moat_annotation_dialog_get_title (MoatAnnotationKind kind);

G_END_DECLS
