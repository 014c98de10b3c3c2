<?xml version="1.0" encoding="UTF-8"?>
<!--
  processor: the record of what is done for controllers (GDPR Art. 30(2)), in the order of its letters.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="register.xsl"/>

<!-- (a) Here the organisation is the processor. -->
<xsl:template match="organisation/name" mode="row">
  <dt><xsl:value-of select="/part/labels/@processor.name"/></dt>
  <dd><strong><xsl:apply-templates select="." mode="inline"/></strong></dd>
</xsl:template>

<xsl:template match="processing">
  <table id="{/part/@id}.sheet">
    <xsl:copy-of select="@src | @for"/>
    <caption><xsl:value-of select="/part/labels/@sheet"/></caption>
    <colgroup><col width="28"/><col width="72"/></colgroup>
    <tbody><xsl:call-template name="sheet-rows"/></tbody>
  </table>
  <xsl:call-template name="sheet-notes"/>
</xsl:template>

<xsl:template name="sheet-rows">
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@processor.clients"/>
    <xsl:with-param name="these" select="client"/>
  </xsl:call-template>
  <!-- (b) -->
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@processor.categories"/>
    <xsl:with-param name="these" select="client/categories | description | purpose"/>
  </xsl:call-template>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@processor.contract"/>
    <xsl:with-param name="these" select="client/contract"/>
  </xsl:call-template>
  <!-- Who reads them here is no sub-processor. -->
  <xsl:variable name="others" select="recipients/group[@code != 'internal']"/>
  <xsl:if test="recipients/group or no-recipient">
    <xsl:call-template name="table-row">
      <xsl:with-param name="label" select="/part/labels/@processor.sub-processors"/>
      <xsl:with-param name="content">
        <xsl:choose>
          <xsl:when test="$others"><xsl:apply-templates select="$others" mode="cell"/></xsl:when>
          <xsl:when test="no-recipient"><xsl:apply-templates select="no-recipient" mode="line"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="/part/labels/@none"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
  <!-- (c), (d) -->
  <xsl:call-template name="row-transfers"/>
  <xsl:call-template name="row-measures"/>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@processor.end"/>
    <xsl:with-param name="these" select="retain"/>
  </xsl:call-template>
  <xsl:call-template name="row-periods"/>
  <xsl:call-template name="row-dates"/>
</xsl:template>

<!-- Whom a processor engages is its sub-processor. -->
<xsl:template match="recipients/group[@code = 'processor']" mode="cell">
  <xsl:call-template name="group-of-recipients">
    <xsl:with-param name="label"><xsl:value-of select="/part/labels/@processor.engaged"/></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<!-- Of which client, where there are several. -->
<xsl:template match="client/contract" mode="line">
  <xsl:if test="count(../../client) &gt; 1">
    <xsl:call-template name="joined"><xsl:with-param name="these" select="../party"/></xsl:call-template>
    <xsl:value-of select="$colon"/>
  </xsl:if>
  <xsl:call-template name="contract"/>
</xsl:template>

<!-- A client with how to reach it, and those who speak for it (Art. 30(2)(a)). -->
<xsl:template match="client" mode="line">
  <xsl:choose>
    <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise>
      <xsl:for-each select="party">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
        <xsl:apply-templates select="." mode="inline"/>
        <xsl:for-each select="division | address">
          <xsl:value-of select="$comma"/><xsl:apply-templates select="." mode="inline"/>
        </xsl:for-each>
        <xsl:for-each select="country | email | phone">
          <xsl:value-of select="$comma"/><xsl:apply-templates select="." mode="inline"/>
        </xsl:for-each>
        <xsl:for-each select="representative | dpo[not(status/@code = 'none')]">
          <br/>
          <xsl:choose>
            <xsl:when test="self::dpo"><xsl:value-of select="/part/labels/@organisation.dpo"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="/part/labels/@organisation.representative"/></xsl:otherwise>
          </xsl:choose>
          <xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="contact"/>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
