<?xml version="1.0" encoding="UTF-8"?>
<!--
  open-points: gaps and proposals, as the review report and the questions list them.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template match="part[@kind = 'gaps']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:apply-templates select="gap"/>
</xsl:template>

<xsl:template match="part[@kind = 'proposals']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:apply-templates select="proposal"/>
</xsl:template>

<xsl:template match="part[@kind = 'noted']" mode="body">
  <xsl:apply-templates select="heading | noted"/>
</xsl:template>

<!-- "Postal address of the controller - Requests received: why it is open", who must say it, and where it stands. -->
<xsl:template match="part/gap">
  <p id="{@id}">
    <strong><xsl:value-of select="@field"/></strong>
    <xsl:if test="@element != ''"><xsl:value-of select="$dash"/><xsl:value-of select="@element"/></xsl:if>
    <xsl:if test="reason"><xsl:value-of select="$colon"/><xsl:apply-templates select="reason" mode="inline"/></xsl:if>
    <xsl:if test="@src or @owner"><br/></xsl:if>
    <xsl:if test="@owner">
      <xsl:value-of select="/part/labels/@gap.owner"/><xsl:value-of select="$colon"/><xsl:value-of select="@owner"/>
      <xsl:value-of select="$dot"/>
    </xsl:if>
    <code><xsl:value-of select="@src"/></code>
  </p>
</xsl:template>

<xsl:template match="part/proposal">
  <p id="{@id}">
    <strong><xsl:value-of select="@kind"/></strong>
    <!-- What has no name of its own is called by its kind. -->
    <xsl:if test="text != @kind"><xsl:value-of select="$colon"/><xsl:apply-templates select="text" mode="inline"/></xsl:if>
    <xsl:if test="@element != '' and not(@element = text)">
      <xsl:value-of select="$dash"/><xsl:value-of select="@element"/>
    </xsl:if>
    <xsl:if test="@src"><br/><code><xsl:value-of select="@src"/></code></xsl:if>
  </p>
</xsl:template>

<!-- Notes of one thing: its kind, where it belongs, the notes. -->
<xsl:template match="part/noted">
  <p id="{@id}">
    <strong><xsl:value-of select="@kind"/></strong>
    <xsl:if test="@element"><xsl:value-of select="$dash"/><xsl:value-of select="@element"/></xsl:if>
    <xsl:for-each select="note"><br/><xsl:apply-templates select="." mode="inline"/></xsl:for-each>
    <xsl:if test="@src"><br/><code><xsl:value-of select="@src"/></code></xsl:if>
  </p>
</xsl:template>

</xsl:stylesheet>
