<?xml version="1.0" encoding="UTF-8"?>
<!--
  notice: the short notice for the point of collection (WP260 rev.01, paragraph 36): one situation, one part.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="policy.xsl"/>

<xsl:template match="part[@kind = 'notice']" mode="body">
  <header role="title" id="{@id}.title">
    <h1><xsl:copy-of select="heading/@id"/><xsl:apply-templates select="heading" mode="inline"/></h1>
    <xsl:call-template name="title-versions"/>
  </header>
  <xsl:call-template name="language-switch"/>
  <xsl:apply-templates select="organisation" mode="notice"/>
  <xsl:call-template name="situation"><xsl:with-param name="heading" select="'h2'"/></xsl:call-template>
  <xsl:apply-templates select="objection"/>
  <xsl:apply-templates select="say"/>
  <!-- The box on objection says where to write. -->
  <xsl:if test="not(objection)">
    <xsl:apply-templates select="organisation/rights-requests" mode="notice"/>
  </xsl:if>
  <xsl:apply-templates select="complaint"/>
  <xsl:if test="more">
    <p id="{@id}.more">
      <xsl:for-each select="more">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$dash"/></xsl:if>
        <xsl:apply-templates mode="copy"/><xsl:value-of select="$colon"/>
        <!-- The name of the file, for who reads the notice as plain text. -->
        <a href="{@href}">
          <xsl:value-of select="substring-before(@href, '#')"/>
          <xsl:if test="not(contains(@href, '#'))"><xsl:value-of select="@href"/></xsl:if>
        </a>
      </xsl:for-each>
    </p>
  </xsl:if>
</xsl:template>

<!-- With how to get a copy of the safeguards (Art. 13(1)(f), 15(2)): no table says it elsewhere. -->
<xsl:template match="transfer[copy or copy-at]" mode="line">
  <xsl:apply-imports/>
  <br/><xsl:value-of select="/part/labels/@table.copy"/><xsl:value-of select="$colon"/>
  <xsl:apply-templates select="." mode="copy-of-safeguard"/>
</xsl:template>

<!-- Who asks for the data, and how to reach them: at the top (Art. 13(1)(a)). -->
<xsl:template match="organisation" mode="notice">
  <p id="{/part/@id}.organisation">
    <xsl:copy-of select="@src"/>
    <strong><xsl:apply-templates select="name" mode="inline"/></strong>
    <xsl:for-each select="address | email | phone | contact-page">
      <xsl:value-of select="$comma"/><xsl:apply-templates select="." mode="inline"/>
    </xsl:for-each>
  </p>
</xsl:template>

<xsl:template match="rights-requests" mode="notice"/>
<xsl:template match="rights-requests[address or email or phone or contact-page or gap]" mode="notice">
  <p id="{/part/@id}.contact">
    <xsl:value-of select="/part/labels/@rights.contact"/><xsl:value-of select="$colon"/>
    <xsl:apply-templates select="." mode="contact"/>
  </p>
</xsl:template>

</xsl:stylesheet>
