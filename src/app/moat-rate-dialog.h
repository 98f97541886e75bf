/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-project.h"
#include "moat-rate.h"

G_BEGIN_DECLS

/** MoatRateFunc: takes the id of the rate that was added, or 0 and why it could not be. */
typedef void (*MoatRateFunc) (GtkWidget *owner, gint64 id, const GError *error);

/** Asks for an exchange rate, begins with what @proposal (nullable) says, adds it to @project as
 * one action, and calls @func unless the dialog is cancelled.  Keeps @owner until then. */
void moat_rate_dialog_ask (GtkWidget *owner, MoatProject *project, const MoatRate *proposal,
                           MoatRateFunc func);

G_END_DECLS
