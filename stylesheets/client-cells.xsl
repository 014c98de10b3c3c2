<?xml version="1.0" encoding="UTF-8"?>
<!--
  client-cells: a client in a row: who it is, how to reach it and those who speak for it, what is done for it, under which
  contract (GDPR Art. 30(2)(a) and (b), 28(3)).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template name="client-heads">
  <cell style="head"><xsl:value-of select="/part/labels/@processor.clients"/></cell>
  <xsl:call-template name="reach-heads"/>
  <cell style="head"><xsl:value-of select="/part/labels/@fiche.representative"/></cell>
  <cell style="head"><xsl:value-of select="/part/labels/@fiche.dpo"/></cell>
  <cell style="head"><xsl:value-of select="/part/labels/@processor.categories"/></cell>
  <xsl:call-template name="contract-heads"/>
</xsl:template>

<xsl:template name="client-cells">
  <cell style="label">
    <xsl:for-each select="party | gap | ref | party/division">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
      <xsl:choose>
        <xsl:when test="self::gap"><xsl:for-each select=".."><xsl:call-template name="gap"/></xsl:for-each></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="inline"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </cell>
  <xsl:call-template name="reach-cells"><xsl:with-param name="party" select="party"/></xsl:call-template>
  <cell><xsl:apply-templates select="party/representative" mode="contact"/></cell>
  <cell><xsl:apply-templates select="party/dpo[not(status/@code = 'none')]" mode="contact"/></cell>
  <cell><xsl:apply-templates select="categories" mode="inline"/></cell>
  <xsl:call-template name="contract-cells"><xsl:with-param name="contract" select="contract"/></xsl:call-template>
</xsl:template>

</xsl:stylesheet>
