<?xml version="1.0" encoding="UTF-8"?>
<!--
  answer: the general part of the answer to a request for access (Art. 15(1) and (2)), as the letter that it is.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="notice.xsl"/>

<xsl:template match="part[@kind = 'answer']" mode="body">
  <xsl:apply-templates select="organisation" mode="letterhead"/>
  <xsl:apply-templates select="say"/>
</xsl:template>

<xsl:template match="part[@kind = 'activity']" mode="body">
  <xsl:apply-templates select="heading"/>
  <xsl:apply-templates select="use"/>
</xsl:template>

<xsl:template match="part[@kind = 'closing']" mode="body">
  <xsl:apply-templates select="decisions | rights"/>
  <xsl:apply-templates select="say"/>
  <xsl:for-each select="organisation">
    <p id="{/part/@id}.organisation"><xsl:apply-templates select="name" mode="inline"/></p>
  </xsl:for-each>
</xsl:template>

<xsl:template match="organisation" mode="letterhead">
  <p id="{/part/@id}.organisation">
    <xsl:for-each select="name | address[not(line)] | address/line | email | phone">
      <xsl:if test="position() &gt; 1"><br/></xsl:if>
      <xsl:apply-templates select="." mode="inline"/>
    </xsl:for-each>
  </p>
</xsl:template>

<xsl:template match="decisions"/>
<xsl:template match="decisions[*]">
  <h2 id="{/part/@id}.decisions"><xsl:value-of select="/part/labels/@heading.automated"/></h2>
  <xsl:apply-templates select="say"/>
  <xsl:apply-templates select="automated-decision" mode="notice"/>
</xsl:template>

<xsl:template match="part/rights">
  <h2 id="{/part/@id}.rights"><xsl:value-of select="/part/labels/@essentials.rights"/></h2>
  <xsl:apply-templates select="say | objection | complaint"/>
</xsl:template>

</xsl:stylesheet>
