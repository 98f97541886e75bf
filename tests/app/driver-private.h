/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <X11/Xlib.h>

#include "driver.h"

G_BEGIN_DECLS

/* What driver.c (starting, waiting, finding) and driver-input.c (pointer and keys) share. */

struct _Driver
{
  MoatApplication *application;
  Display *display; /* of our own, for sending */
  char *folder;
};

G_END_DECLS
