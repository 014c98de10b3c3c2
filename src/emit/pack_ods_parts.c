/*
 * pack_ods_parts: the files of an ODS package beside its content: styles, properties, views, the list of
 * files.
 */
#include <string.h>

#include "emit/pack_ods_int.h"

const char ods_media_type[] = "application/vnd.oasis.opendocument.spreadsheet";

const char ods_names[] =
  "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
  " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
  " xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\""
  " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
  " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
  " xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\""
  " office:version=\"1.3\"";

static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

void ods_attribute(Buffer *out, const char *name, const char *value)
{
  buffer_format(out, " %s=\"", name);
  buffer_markup(out, value);
  buffer_byte(out, '"');
}

void ods_sheet_name(Buffer *out, const char *name)
{
  buffer_byte(out, '\'');
  for (; *name; name++) {
    if (*name == '\'')
      buffer_byte(out, '\'');
    char one[2] = {*name, '\0'};
    buffer_markup(out, one);
  }
  buffer_byte(out, '\'');
}

/* ---- styles ------------------------------------------------------------------------------------------ */

void ods_look(const CellLook *look, Buffer *out)
{
  buffer_text(out, "<style:table-cell-properties style:vertical-align=\"top\" fo:wrap-option=\"wrap\" fo:padding=\"0.07cm\"");
  if (look->ground)
    ods_attribute(out, "fo:background-color", look->ground);
  if (look->rule_width > 0)
    buffer_format(out, " fo:border%s=\"%.1fpt solid %s\"", look->framed ? "" : "-bottom", look->rule_width, look->rule);
  buffer_format(out, "/><style:text-properties fo:color=\"%s\" fo:font-size=\"%gpt\"%s/>", look->ink, look->size,
                look->bold ? " fo:font-weight=\"bold\" style:font-weight-complex=\"bold\"" : "");
}

/* A4, as wide as the paper; the foot says what the document is, and the page. */
static void put_page(const char *name, bool landscape, Buffer *out)
{
  buffer_format(out, "<style:page-layout style:name=\"%s\"><style:page-layout-properties fo:page-width=\"%s\" "
                     "fo:page-height=\"%s\" style:print-orientation=\"%s\" fo:margin=\"1.5cm\" style:scale-to-X=\"1\" "
                     "style:scale-to-Y=\"0\" style:first-page-number=\"continue\"/><style:header-style/><style:footer-style>"
                     "<style:header-footer-properties fo:min-height=\"0.9cm\" fo:margin-top=\"0.4cm\" fo:margin-left=\"0cm\" "
                     "fo:margin-right=\"0cm\"/></style:footer-style></style:page-layout>",
                name, landscape ? "29.7cm" : "21cm", landscape ? "21cm" : "29.7cm", landscape ? "landscape" : "portrait");
}

static void put_master(const Pack *pack, const char *name, Buffer *out)
{
  buffer_format(out, "<style:master-page style:name=\"%s\" style:page-layout-name=\"%s\"><style:header style:display=\""
                     "false\"/><style:footer><style:region-left><text:p><text:span text:style-name=\"Foot\">",
                name, name);
  buffer_markup(out, pack->footer ? pack->footer : pack->title ? pack->title : "");
  buffer_text(out, "</text:span></text:p></style:region-left><style:region-right><text:p><text:span text:style-name=\"Foot\">"
                   "<text:page-number>1</text:page-number> / <text:page-count>1</text:page-count></text:span></text:p>"
                   "</style:region-right></style:footer></style:master-page>");
}

void ods_styles(const Pack *pack, Buffer *out)
{
  buffer_format(out, "%s<office:document-styles %s><office:font-face-decls><style:font-face style:name=\"" PACK_FONT
                     "\" svg:font-family=\"" PACK_FONT "\" style:font-family-generic=\"swiss\"/></office:font-face-decls>"
                     "<office:styles><style:default-style style:family=\"table-cell\"><style:text-properties "
                     "style:font-name=\"" PACK_FONT "\" fo:font-size=\"10pt\"",
                declaration, ods_names);
  ods_attribute(out, "fo:language", pack->language);
  buffer_text(out, "/></style:default-style><style:style style:name=\"Default\" style:family=\"table-cell\"/>");
  for (int i = 0; i < CELL_STYLES; i++) {
    CellLook look = pack_look(pack, (CellStyle)i);
    buffer_format(out, "<style:style style:name=\"%s\" style:family=\"table-cell\" style:parent-style-name=\"Default\">",
                  look.name);
    ods_look(&look, out);
    buffer_text(out, "</style:style>");
  }
  buffer_text(out, "</office:styles><office:automatic-styles><style:style style:name=\"Foot\" style:family=\"text\">"
                   "<style:text-properties fo:font-size=\"8pt\" fo:color=\"#4d545e\"/></style:style>");
  put_page("Portrait", false, out);
  put_page("Landscape", true, out);
  buffer_text(out, "</office:automatic-styles><office:master-styles>");
  put_master(pack, "Portrait", out);
  put_master(pack, "Landscape", out);
  buffer_text(out, "</office:master-styles></office:document-styles>");
}

/* ---- properties -------------------------------------------------------------------------------------- */

static void put_element(Buffer *out, const char *name, const char *text)
{
  if (!text)
    return;
  buffer_format(out, "<%s>", name);
  buffer_markup(out, text);
  buffer_format(out, "</%s>", name);
}

/* The only date is the description's. */
void ods_meta(const Pack *pack, Buffer *out)
{
  const EmitOptions *options = pack->writer->build->options;
  buffer_format(out, "%s<office:document-meta %s><office:meta><meta:generator>ppc %s</meta:generator>", declaration,
                ods_names, options->version);
  put_element(out, "dc:title", pack->title);
  put_element(out, "dc:creator", pack->organisation);
  if (options->date)
    buffer_format(out, "<dc:date>%sT00:00:00</dc:date>", options->date);
  put_element(out, "dc:language", pack->language);
  if (pack->version) {
    buffer_text(out, "<meta:user-defined meta:name=\"version\">");
    buffer_markup(out, pack->version);
    buffer_text(out, "</meta:user-defined>");
  }
  buffer_text(out, "</office:meta></office:document-meta>");
}

void ods_settings(const Buffer *views, const char *first_sheet, Buffer *out)
{
  buffer_format(out, "%s<office:document-settings %s><office:settings><config:config-item-set config:name=\""
                     "ooo:view-settings\"><config:config-item-map-indexed config:name=\"Views\">"
                     "<config:config-item-map-entry><config:config-item config:name=\"ViewId\" config:type=\"string\">view1"
                     "</config:config-item>", declaration, ods_names);
  if (views->length)
    buffer_format(out, "<config:config-item-map-named config:name=\"Tables\">%s</config:config-item-map-named>", views->at);
  buffer_text(out, "<config:config-item config:name=\"ActiveTable\" config:type=\"string\">");
  buffer_markup(out, first_sheet);
  buffer_text(out, "</config:config-item></config:config-item-map-entry></config:config-item-map-indexed>"
                   "</config:config-item-set></office:settings></office:document-settings>");
}

void ods_manifest(Buffer *out)
{
  static const char *const files[] = {"content.xml", "styles.xml", "meta.xml", "settings.xml"};
  buffer_format(out, "%s<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                     "manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
                     "manifest:media-type=\"%s\"/>", declaration, ods_media_type);
  for (size_t i = 0; i < COUNT_OF(files); i++)
    buffer_format(out, "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"text/xml\"/>", files[i]);
  buffer_text(out, "</manifest:manifest>");
}
