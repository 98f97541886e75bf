/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-zip.h"

G_BEGIN_DECLS

/** MoatXmlAttributes: the attributes of one element, as libxml2 hands them over. */
typedef struct
{
  const guchar **list;
  int n;
} MoatXmlAttributes;

/** The value of the attribute @name, of any namespace, not ended by NUL, ampersands written
 * "&#38;"; NULL: there is none. */
const char *moat_xml_find_attribute (const MoatXmlAttributes *self, const char *name,
                                     gsize *length);
/** The same as a text of its own.  (transfer full) */
char *moat_xml_dup_attribute (const MoatXmlAttributes *self, const char *name);

/** What a reader wants to hear of a document.  Elements come by their local name, and only those in
 * the namespace of the outermost one; text comes in pieces.  Each is nullable. */
typedef struct
{
  void (*start) (gpointer data, const char *name, const MoatXmlAttributes *attributes);
  void (*end) (gpointer data, const char *name);
  void (*text) (gpointer data, const char *text, gsize length);
} MoatXmlHandler;

/**
 * MoatXml: an XML document from a stranger, read block by block in constant memory.
 */
typedef struct _MoatXml MoatXml;

/** Begins with the member @name of @zip.  @handler is borrowed and must outlive the reader. */
MoatXml *moat_xml_open (const MoatZip *zip, const char *name, const MoatXmlHandler *handler,
                        gpointer data, GError **error);
void moat_xml_free (MoatXml *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatXml, moat_xml_free)
/** Reads one block.  FALSE without @error: that was the last one. */
gboolean moat_xml_step (MoatXml *self, GCancellable *cancellable, GError **error);
/** Reads all that is left. */
gboolean moat_xml_finish (MoatXml *self, GCancellable *cancellable, GError **error);
/** For a handler: stops, and lets moat_xml_step() fail with @error (transfer full). */
void moat_xml_fail (MoatXml *self, GError *error);
/** Bytes read so far. */
goffset moat_xml_get_position (const MoatXml *self);

G_END_DECLS
