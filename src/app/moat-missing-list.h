/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-project.h"

G_BEGIN_DECLS

#define MOAT_TYPE_MISSING_LIST (moat_missing_list_get_type ())
G_DECLARE_FINAL_TYPE (MoatMissingList, moat_missing_list, MOAT, MISSING_LIST, GtkBox)

/**
 * MoatMissingList: the exchange rates that the charts of a project need and it does not have, with
 * ways to fill them.  Not visible when there are none.
 * Signals: `rate-wanted` (pointer to a MoatMissingRate): the user wants to type it; `chart-wanted`
 * (char *: key).
 */
void moat_missing_list_set_project (MoatMissingList *self, MoatProject *project); /* nullable */

G_END_DECLS
