<?xml version="1.0" encoding="UTF-8"?>
<!--
  letter: the questions to one person, as the body of a message; where in the description the answers go is not theirs to know.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="questions.xsl"/>

<xsl:template match="part[@kind = 'front']" mode="body">
  <xsl:call-template name="title-block"/>
  <xsl:apply-templates select="say"/>
</xsl:template>

<xsl:template match="part[@kind = 'owner']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:for-each select="about">
    <h3 id="{/part/@id}.{question/@number}"><xsl:value-of select="@name"/></h3>
    <xsl:apply-templates select="question"/>
  </xsl:for-each>
</xsl:template>

<xsl:template match="about/question">
  <p id="{@id}">
    <strong><xsl:value-of select="@number"/><xsl:text>. </xsl:text><xsl:apply-templates select="ask" mode="inline"/></strong>
    <xsl:for-each select="reason"><br/><em><xsl:apply-templates select="." mode="inline"/></em></xsl:for-each>
    <xsl:if test="why or answer"><br/><xsl:call-template name="help"/></xsl:if>
    <br/><xsl:value-of select="/part/labels/@question.line"/><xsl:value-of select="$colon"/>
    <xsl:text>............................................................</xsl:text>
  </p>
</xsl:template>

</xsl:stylesheet>
