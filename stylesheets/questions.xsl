<?xml version="1.0" encoding="UTF-8"?>
<!--
  questions: what is missing, by the person who must supply it, and what waits for a yes.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="common.xsl"/>
<xsl:import href="open-points.xsl"/>

<xsl:template match="part[@kind = 'front']" mode="body">
  <xsl:call-template name="title-block"/>
  <xsl:call-template name="language-switch"/>
  <xsl:apply-templates select="contents[entry]"/>
  <xsl:apply-templates select="say"/>
</xsl:template>

<xsl:template match="part[@kind = 'owner']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:apply-templates select="question"/>
</xsl:template>

</xsl:stylesheet>
