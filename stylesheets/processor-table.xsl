<?xml version="1.0" encoding="UTF-8"?>
<!--
  processor-table: the record of what is done for controllers as one flat table, a row each processing and client.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="table.xsl"/>
<xsl:include href="client-cells.xsl"/>

<xsl:template name="heads">
  <xsl:call-template name="first-heads"/>
  <xsl:call-template name="client-heads"/>
  <xsl:call-template name="shared-heads"/>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@processor.end"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@sheet.software"/></xsl:call-template>
</xsl:template>

<!-- What is said of the processing is made once, whatever the number of its rows. -->
<xsl:template match="processing" mode="table">
  <xsl:variable name="first"><xsl:call-template name="first-cells"/></xsl:variable>
  <xsl:variable name="last"><xsl:call-template name="last-cells"/></xsl:variable>
  <xsl:for-each select="client">
    <row>
      <xsl:copy-of select="$first"/>
      <xsl:call-template name="client-cells"/>
      <xsl:copy-of select="$last"/>
    </row>
  </xsl:for-each>
  <xsl:if test="not(client)">
    <row>
      <xsl:copy-of select="$first"/>
      <cell/><cell/><cell/><cell/><cell/><cell/><cell/><cell/><cell/><cell/><cell/>
      <xsl:copy-of select="$last"/>
    </row>
  </xsl:if>
</xsl:template>

<xsl:template name="last-cells">
  <xsl:call-template name="shared-cells"/>
  <xsl:call-template name="values"><xsl:with-param name="these" select="retain"/></xsl:call-template>
  <xsl:call-template name="labels"><xsl:with-param name="these" select="software"/></xsl:call-template>
</xsl:template>

</xsl:stylesheet>
