/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML from strangers through libxml2's push parser, which builds no tree: a block goes in, events
 * come out, and what has been read is forgotten.
 *
 * A document type declaration is refused where it begins.  Without one there are no entities but
 * the five of XML itself, so nothing can expand, and nothing is there to be fetched from elsewhere;
 * the parser is told not to use the network all the same.  libxml2's own limits (10 MB for one tag,
 * 256 levels) stay on.  Only well-formed documents are read to the end without an error. */
#include "config.h"

#include "moat-xml.h"

#include "moat-table.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#define BLOCK_SIZE (64 * 1024)

struct _MoatXml
{
  GInputStream *stream;
  char *name; /* of the member */
  const MoatXmlHandler *handler;
  gpointer data;

  xmlParserCtxt *parser;
  const xmlChar *namespace; /* of the outermost element; interned by the parser; nullable */
  gboolean has_root;
  gboolean ended;
  GError *failure; /* of a handler */
  goffset position;
  char block[BLOCK_SIZE];
};

/* libxml2 lists five pointers for each attribute. */
enum
{
  LOCAL_NAME,
  PREFIX,
  NAMESPACE,
  VALUE,
  VALUE_END,
  N_FIELDS
};

const char *
moat_xml_find_attribute (const MoatXmlAttributes *self, const char *name, gsize *length)
{
  for (int i = 0; i < self->n; i++)
    {
      const guchar **fields = self->list + i * N_FIELDS;

      if (strcmp ((const char *) fields[LOCAL_NAME], name) == 0)
        {
          *length = (gsize) (fields[VALUE_END] - fields[VALUE]);
          return (const char *) fields[VALUE];
        }
    }
  return NULL;
}

char *
moat_xml_dup_attribute (const MoatXmlAttributes *self, const char *name)
{
  gsize length = 0;
  const char *value = moat_xml_find_attribute (self, name, &length);
  g_autoptr (GString) text = NULL;

  if (value == NULL)
    return NULL;
  /* While entities are not to be replaced, libxml2 leaves each ampersand as a reference. */
  text = g_string_new_len (value, (gssize) length);
  g_string_replace (text, "&#38;", "&", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
start_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace,
          int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
          const xmlChar **attributes)
{
  MoatXml *self = data;
  const MoatXmlAttributes list = { attributes, n_attributes };

  if (!self->has_root)
    self->namespace = namespace;
  self->has_root = TRUE;
  if (self->handler->start != NULL && namespace == self->namespace)
    self->handler->start (self->data, (const char *) name, &list);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace)
{
  MoatXml *self = data;

  if (self->handler->end != NULL && namespace == self->namespace)
    self->handler->end (self->data, (const char *) name);
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  MoatXml *self = data;

  if (self->handler->text != NULL)
    self->handler->text (self->data, (const char *) text, (gsize) length);
}

static void
document_type_cb (void *data, const xmlChar *name, const xmlChar *public_id,
                  const xmlChar *system_id)
{
  MoatXml *self = data;

  moat_xml_fail (self, g_error_new (MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                                    /* Translators: the name of a part of the file. */
                                    _ ("“%s” in the file declares a document type, as no "
                                       "spreadsheet program does, and is not read"),
                                    self->name));
}

MoatXml *
moat_xml_open (const MoatZip *zip, const char *name, const MoatXmlHandler *handler, gpointer data,
               GError **error)
{
  g_autoptr (GInputStream) stream = moat_zip_open_member (zip, name, error);
  xmlSAXHandler events = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = document_type_cb,
    .startElementNs = start_cb,
    .endElementNs = end_cb,
    .characters = text_cb,
    .ignorableWhitespace = text_cb,
    .cdataBlock = text_cb,
  };
  char head[4]; /* by which the parser knows the encoding */
  MoatXml *self;
  gsize size;

  if (stream == NULL || !g_input_stream_read_all (stream, head, sizeof head, &size, NULL, error))
    return NULL;
  self = g_new0 (MoatXml, 1);
  self->stream = g_steal_pointer (&stream);
  self->name = g_strdup (name);
  self->handler = handler;
  self->data = data;
  self->position = (goffset) size;
  self->parser = xmlCreatePushParserCtxt (&events, self, head, (int) size, NULL);
  if (self->parser == NULL)
    g_error ("no memory for an XML parser");
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  return self;
}

void
moat_xml_free (MoatXml *self)
{
  xmlFreeParserCtxt (self->parser);
  g_object_unref (self->stream);
  g_free (self->name);
  g_clear_error (&self->failure);
  g_free (self);
}

gboolean
moat_xml_step (MoatXml *self, GCancellable *cancellable, GError **error)
{
  gsize size;

  if (self->ended)
    return FALSE;
  if (!g_input_stream_read_all (self->stream, self->block, BLOCK_SIZE, &size, cancellable, error))
    return FALSE;
  self->position += (goffset) size;
  self->ended = size < BLOCK_SIZE;
  xmlParseChunk (self->parser, self->block, (int) size, self->ended);
  if (self->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
      self->ended = TRUE;
      return FALSE;
    }
  if (!self->parser->wellFormed)
    {
      self->ended = TRUE;
      g_set_error (
        error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
        /* Translators: the name of a part of the file, a line and a column. */
        _ ("The file is damaged: “%s” in it is no well-formed XML at line %d, column %d"),
        self->name, self->parser->lastError.line, self->parser->lastError.int2);
      return FALSE;
    }
  return TRUE;
}

gboolean
moat_xml_finish (MoatXml *self, GCancellable *cancellable, GError **error)
{
  GError *failure = NULL;

  while (moat_xml_step (self, cancellable, &failure))
    ;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

void
moat_xml_fail (MoatXml *self, GError *error)
{
  if (self->failure != NULL)
    g_error_free (error);
  else
    self->failure = error;
  xmlStopParser (self->parser);
}

goffset
moat_xml_get_position (const MoatXml *self)
{
  return self->position;
}
