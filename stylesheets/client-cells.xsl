<?xml version="1.0" encoding="UTF-8"?>
<!--
  client-cells: a client in a row: who it is, how to reach it and those who speak for it, what is done for it, under which
  contract (GDPR Art. 30(2)(a) and (b), 28(3)).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template name="client-heads">
  <cell style="head"><xsl:value-of select="/part/labels/@processor.clients"/></cell>
  <cell style="head"><xsl:value-of select="/part/labels/@cell.address"/></cell>
  <cell style="head"><xsl:value-of select="/part/labels/@fiche.country"/></cell>
  <cell style="head"><xsl:value-of select="/part/labels/@cell.email"/></cell>
  <cell style="head"><xsl:value-of select="/part/labels/@cell.phone"/></cell>
  <cell style="head"><xsl:value-of select="/part/labels/@fiche.representative"/></cell>
  <cell style="head"><xsl:value-of select="/part/labels/@fiche.dpo"/></cell>
  <cell style="head"><xsl:value-of select="/part/labels/@processor.categories"/></cell>
  <cell style="head"><xsl:value-of select="/part/labels/@annex.contract"/></cell>
  <cell style="head"><xsl:value-of select="/part/labels/@clients.date"/></cell>
  <cell style="head"><xsl:value-of select="/part/labels/@clients.clauses"/></cell>
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
  <cell><xsl:apply-templates select="party/address" mode="inline"/></cell>
  <cell choices="countries"><xsl:apply-templates select="party/country" mode="inline"/></cell>
  <cell><xsl:apply-templates select="party/email" mode="inline"/></cell>
  <cell><xsl:apply-templates select="party/phone" mode="inline"/></cell>
  <cell><xsl:apply-templates select="party/representative" mode="contact"/></cell>
  <cell><xsl:apply-templates select="party/dpo[not(status/@code = 'none')]" mode="contact"/></cell>
  <cell><xsl:apply-templates select="categories" mode="inline"/></cell>
  <cell>
    <xsl:for-each select="contract[gap]"><xsl:call-template name="gap"/></xsl:for-each>
    <xsl:apply-templates select="contract/reference" mode="inline"/>
  </cell>
  <xsl:call-template name="date-cell"><xsl:with-param name="day" select="contract/date"/></xsl:call-template>
  <cell><xsl:apply-templates select="contract" mode="clauses"/></cell>
</xsl:template>

<!-- What it says, a line each; reference and date have cells of their own. -->
<xsl:template match="contract" mode="clauses">
  <xsl:for-each select="clauses[1] | sub-processors | instructions | breach-notice[@gap or @code = 'yes'] | end">
    <p><xsl:apply-templates select="." mode="clause"/></p>
  </xsl:for-each>
</xsl:template>

</xsl:stylesheet>
