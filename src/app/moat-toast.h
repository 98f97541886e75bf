/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** A toast that says @message as it is. (transfer floating) */
AdwToast *moat_toast_new (const char *message);

G_END_DECLS
