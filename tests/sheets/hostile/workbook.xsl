<?xml version="1.0" encoding="UTF-8"?>
<!-- A workbook of what spreadsheets take amiss: the cells do not depend on the description. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="long"> <!-- 2,048 times -->
    <xsl:param name="text"/>
    <xsl:variable name="eight" select="concat($text, $text, $text, $text, $text, $text, $text, $text)"/>
    <xsl:variable name="many" select="concat($eight, $eight, $eight, $eight, $eight, $eight, $eight, $eight)"/>
    <xsl:variable name="more" select="concat($many, $many, $many, $many, $many, $many, $many, $many)"/>
    <xsl:value-of select="concat($more, $more, $more, $more)"/>
  </xsl:template>

  <xsl:template match="/">
    <workbook document="{/*/@document}" part="1" lang="fr" title="&amp;P &lt;t&gt;" organisation="O &amp; P" draft="BROUILLON" footer="&amp;P 100 &amp;&amp; L">
      <xsl:for-each select="/*[not(preceding-sibling::*)]">
        <sheet id="s{@id}" name="'Prix [net]: a/b\c*d?'" freeze-rows="2" freeze-columns="1" orientation="landscape">
          <column width="30"/>
          <column width="400"/>
          <row filter="yes"><cell style="head">=A1</cell><cell style="head">+1</cell><cell/></row>
          <row><cell>=1+1</cell><cell>-1</cell><cell>@SUM(A1)</cell></row>
          <row><cell>'=1</cell><cell>_x000D_ _x0041_</cell><cell>https://example.org/=</cell></row>
          <row><cell rows="2" columns="2">a&lt;b&gt; &amp;amp; "q" 'p'</cell><cell>😀 𝒜 שלום العربية</cell></row>
          <row><cell>‏‮ &#x85;&#x9F;</cell></row>
          <row><cell/><cell columns="3" rows="4">last</cell></row>
          <row/>
          <row><cell link="javascript:alert(1)">no link</cell></row>
          <row><cell link="#nowhere">nowhere</cell></row>
          <row><cell link="mailto:a@example.org?subject=a%20b&amp;body=c">mail</cell></row>
          <row><cell choices="none" type="number" value="x">none</cell><cell type="number" value="-12.5">-12,5</cell></row>
          <row><cell type="date" value="2026-02-30">30 février 2026</cell><cell type="date" value="1850-01-01">1er janvier 1850</cell><cell type="date" value="2026-05-01">1er mai 2026</cell></row>
          <row><cell><help>=1+1 &amp; _x000D_</help>with help</cell></row>
          <row><cell><xsl:call-template name="long"><xsl:with-param name="text" select="'vingt lettres ici ok '"/></xsl:call-template></cell><cell><xsl:call-template name="long"><xsl:with-param name="text" select="'😀abcdefghijklmnopqrstuvwxyz0123456789'"/></xsl:call-template></cell></row>
        </sheet>
        <sheet id="t{@id}" name="history"><row><cell>1</cell></row></sheet>
        <sheet id="u{@id}" name="Traitement des données des clients n° 1"><row><cell>1</cell></row></sheet>
        <sheet id="v{@id}" name="TRAITEMENT DES DONNÉES DES CLIENTS N° 2"><row><cell>1</cell></row></sheet>
        <sheet id="w{@id}" name=" "/>
      </xsl:for-each>
    </workbook>
  </xsl:template>
</xsl:stylesheet>
