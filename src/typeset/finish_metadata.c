/*
 * finish_metadata: what the file says of itself, as PDF's own dictionary and as XMP.  Both are made of one
 * struct and agree (ISO 19005-3, 6.6.3); dates are the document's own, never the clock's.
 */
#include <string.h>

#include "typeset/finish_int.h"

static bool is_given(const char *text)
{
  return text && *text;
}

static void add_entry(Buffer *out, const char *key, const char *text)
{
  if (!is_given(text))
    return;
  buffer_text(out, key);
  pdf_add_string(out, text);
}

void pdf_add_date(Buffer *out, const char *date)
{
  buffer_format(out, "(D:%.4s%.2s%.2s000000Z)", date, date + 5, date + 8);
}

void information_add(Buffer *out, const DocumentInfo *info)
{
  buffer_text(out, "<<");
  add_entry(out, " /Title ", info->title);
  add_entry(out, " /Author ", info->author);
  add_entry(out, " /Creator ", info->producer);
  add_entry(out, " /Producer ", info->producer);
  for (int i = 0; i < 2 && is_given(info->date); i++) {
    buffer_text(out, i ? " /ModDate " : " /CreationDate ");
    pdf_add_date(out, info->date);
  }
  buffer_text(out, " >>");
}

/* ---- XMP --------------------------------------------------------------------------------------------- */

static void add_property(Buffer *out, const char *before, const char *text, const char *after)
{
  if (!is_given(text))
    return;
  buffer_text(out, before);
  buffer_markup(out, text);
  buffer_text(out, after);
}

static void add_title(Buffer *out, const DocumentInfo *info)
{
  add_property(out, "  <dc:title>\n   <rdf:Alt>\n    <rdf:li xml:lang=\"x-default\">", info->title,
               "</rdf:li>\n");
  if (is_given(info->language)) {
    add_property(out, "    <rdf:li xml:lang=\"", info->language, "\">");
    add_property(out, "", info->title, "</rdf:li>\n");
  }
  buffer_text(out, "   </rdf:Alt>\n  </dc:title>\n");
}

/* PDF/A knows the properties of PDF/UA only where the file describes them (ISO 19005-3, 6.6.2.3.3). */
static const char schema[] =
  " <rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
  " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
  " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
  "  <pdfaExtension:schemas>\n"
  "   <rdf:Bag>\n"
  "    <rdf:li rdf:parseType=\"Resource\">\n"
  "     <pdfaSchema:schema>PDF/UA universal accessibility schema</pdfaSchema:schema>\n"
  "     <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
  "     <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
  "     <pdfaSchema:property>\n"
  "      <rdf:Seq>\n"
  "       <rdf:li rdf:parseType=\"Resource\">\n"
  "        <pdfaProperty:name>part</pdfaProperty:name>\n"
  "        <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
  "        <pdfaProperty:category>internal</pdfaProperty:category>\n"
  "        <pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>\n"
  "       </rdf:li>\n"
  "      </rdf:Seq>\n"
  "     </pdfaSchema:property>\n"
  "    </rdf:li>\n"
  "   </rdf:Bag>\n"
  "  </pdfaExtension:schemas>\n"
  " </rdf:Description>\n";

void metadata_add(Buffer *out, const DocumentInfo *info)
{
  buffer_text(out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                   "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                   "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                   " <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                   " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                   " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                   " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                   "  <pdfaid:part>3</pdfaid:part>\n"
                   "  <pdfaid:conformance>A</pdfaid:conformance>\n"
                   "  <pdfuaid:part>1</pdfuaid:part>\n"
                   "  <dc:format>application/pdf</dc:format>\n");
  add_title(out, info);
  add_property(out, "  <dc:creator>\n   <rdf:Seq>\n    <rdf:li>", info->author,
               "</rdf:li>\n   </rdf:Seq>\n  </dc:creator>\n");
  add_property(out, "  <dc:language>\n   <rdf:Bag>\n    <rdf:li>", info->language,
               "</rdf:li>\n   </rdf:Bag>\n  </dc:language>\n");
  add_property(out, "  <dc:source>", info->source, "</dc:source>\n");
  add_property(out, "  <pdf:Producer>", info->producer, "</pdf:Producer>\n");
  add_property(out, "  <xmp:CreatorTool>", info->producer, "</xmp:CreatorTool>\n");
  static const char *const dates[] = {"CreateDate", "ModifyDate", "MetadataDate"};
  for (size_t i = 0; i < COUNT_OF(dates) && is_given(info->date); i++)
    buffer_format(out, "  <xmp:%s>%sT00:00:00Z</xmp:%s>\n", dates[i], info->date, dates[i]);
  buffer_text(out, " </rdf:Description>\n");
  buffer_text(out, schema);
  buffer_text(out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
}
