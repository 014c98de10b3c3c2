<?xml version="1.0" encoding="UTF-8"?>
<!--
  script: what is said to people who telephone: first in a few sentences, then on request.  It is read aloud: no
  addresses of pages, and names without links.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="notice.xsl"/>

<xsl:template match="part[@kind = 'script']" mode="body">
  <header role="title" id="{@id}.title">
    <h1>
      <xsl:copy-of select="heading/@id"/>
      <xsl:value-of select="document/@title"/><xsl:value-of select="$colon"/><xsl:apply-templates select="heading" mode="inline"/>
    </h1>
    <xsl:if test="document/@edition != ''"><p class="small"><xsl:value-of select="document/@edition"/></p></xsl:if>
  </header>
  <h2 id="{@id}.first"><xsl:value-of select="/part/labels/@script.first"/></h2>
  <xsl:apply-templates select="first/*"/>
  <h2 id="{@id}.then"><xsl:value-of select="/part/labels/@script.then"/></h2>
  <xsl:apply-templates select="organisation" mode="script"/>
  <xsl:call-template name="situation"><xsl:with-param name="heading" select="'h3'"/></xsl:call-template>
  <xsl:if test="decisions/automated-decision">
    <h3 id="{@id}.decisions"><xsl:value-of select="/part/labels/@heading.automated"/></h3>
    <xsl:apply-templates select="decisions/automated-decision" mode="notice"/>
  </xsl:if>
  <h3 id="{@id}.rights"><xsl:value-of select="/part/labels/@essentials.rights"/></h3>
  <xsl:apply-templates select="then/say | then/complaint | then/objection"/>
  <xsl:for-each select="at">
    <p id="{/part/@id}.at">
      <xsl:value-of select="/part/labels/@script.at"/><xsl:value-of select="$colon"/><xsl:value-of select="."/>
    </p>
  </xsl:for-each>
</xsl:template>

<xsl:template match="purposes">
  <ul id="{/part/@id}.purposes">
    <xsl:for-each select="purpose | say"><li><xsl:apply-templates select="." mode="inline"/></li></xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="first/surprise">
  <p id="{/part/@id}.surprise.{count(preceding-sibling::surprise) + 1}"><xsl:apply-templates mode="copy"/></p>
</xsl:template>

<xsl:template match="organisation" mode="script">
  <dl id="{/part/@id}.who">
    <dt><xsl:value-of select="/part/labels/@script.who"/></dt>
    <dd><xsl:call-template name="joined"><xsl:with-param name="these" select="name | address | phone"/></xsl:call-template></dd>
    <xsl:if test="dpo[email or phone or address]">
      <dt><xsl:value-of select="/part/labels/@script.officer"/></dt>
      <dd><xsl:call-template name="joined"><xsl:with-param name="these" select="dpo/phone | dpo/email"/></xsl:call-template></dd>
    </xsl:if>
  </dl>
</xsl:template>

<xsl:template match="party" mode="inline">
  <xsl:choose>
    <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="." mode="name"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="complaint"><xsl:apply-templates select="say"/></xsl:template>

</xsl:stylesheet>
