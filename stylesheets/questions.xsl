<?xml version="1.0" encoding="UTF-8"?>
<!--
  questions: what is missing, by the person who must supply it, and what waits for a yes. Each question says why it is
  asked, what an answer looks like and where it goes, and leaves a line to write on.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="common.xsl"/>

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

<xsl:template match="part[@kind = 'proposals']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:apply-templates select="proposal" mode="question"/>
</xsl:template>

<xsl:template match="part/question"><xsl:apply-templates select="." mode="question"/></xsl:template>

<xsl:template match="question | proposal" mode="question">
  <p id="{@id}">
    <strong><xsl:apply-templates select="ask" mode="inline"/></strong>
    <xsl:if test="@element != ''"><xsl:value-of select="$dash"/><xsl:value-of select="@element"/></xsl:if>
    <xsl:for-each select="reason"><br/><em><xsl:apply-templates select="." mode="inline"/></em></xsl:for-each>
    <xsl:for-each select="why">
      <br/><xsl:value-of select="/part/labels/@question.why"/><xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/>
    </xsl:for-each>
    <xsl:for-each select="answer">
      <br/><xsl:value-of select="/part/labels/@question.answer"/><xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/>
    </xsl:for-each>
    <xsl:apply-templates select="." mode="where"/>
    <br/><xsl:value-of select="/part/labels/@question.line"/><xsl:value-of select="$colon"/>
    <xsl:text>............................................................</xsl:text>
  </p>
</xsl:template>

<!-- For whoever writes the answer into the description: its place, and what to write there. -->
<xsl:template match="question | proposal" mode="where">
  <xsl:if test="@src">
    <br/><xsl:value-of select="/part/labels/@question.where"/><xsl:value-of select="$colon"/><code><xsl:value-of select="@src"/></code>
    <xsl:if test="write"><xsl:text> </xsl:text><code><xsl:value-of select="write"/></code></xsl:if>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
