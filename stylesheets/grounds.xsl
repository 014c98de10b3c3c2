<?xml version="1.0" encoding="UTF-8"?>
<!--
  grounds: purposes and what they rest on, as the register tells them: marketing, further use, bases, consent,
  children.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- The ground has a row of its own. -->
<xsl:template match="purpose" mode="line">
  <xsl:choose>
    <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:when test="description"><strong><xsl:apply-templates select="label" mode="inline"/></strong></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="label" mode="inline"/></xsl:otherwise>
  </xsl:choose>
  <xsl:apply-templates select="@proposed"/>
  <xsl:if test="description"><xsl:value-of select="$colon"/><xsl:apply-templates select="description" mode="inline"/></xsl:if>
  <xsl:if test="marketing">
    <xsl:text> (</xsl:text>
    <xsl:call-template name="joined"><xsl:with-param name="these" select="marketing | audience"/></xsl:call-template>
    <xsl:text>)</xsl:text>
  </xsl:if>
  <xsl:for-each select="say"><br/><xsl:apply-templates select="." mode="inline"/></xsl:for-each>
</xsl:template>

<!-- What a purpose rests on, and what follows from its kind; it is named where there are several. -->
<xsl:template match="purpose" mode="ground">
  <xsl:if test="preceding-sibling::purpose or following-sibling::purpose">
    <strong><xsl:apply-templates select="label" mode="inline"/></strong><xsl:value-of select="$colon"/>
  </xsl:if>
  <xsl:for-each select="basis">
    <xsl:if test="position() &gt; 1"><br/></xsl:if>
    <xsl:apply-templates select="." mode="line"><xsl:with-param name="sentences" select="false()"/></xsl:apply-templates>
  </xsl:for-each>
  <xsl:apply-templates select="marketing-exception | refusal-at-collection | refusal-in-message | online-service | compatibility
                               | notified | minors/age | minors/parental | minors/verification" mode="fact"/>
  <xsl:for-each select="basis"><xsl:call-template name="basis-sentences"/></xsl:for-each>
</xsl:template>

<xsl:template match="purpose/basis" mode="line">
  <xsl:param name="sentences" select="true()"/>
  <xsl:apply-imports/>
  <xsl:if test="balancing or balanced">
    <xsl:value-of select="$semicolon"/><xsl:value-of select="/part/labels/@sheet.balancing"/><xsl:value-of select="$colon"/>
    <xsl:call-template name="joined"><xsl:with-param name="these" select="balancing | balanced"/></xsl:call-template>
  </xsl:if>
  <xsl:apply-templates select="consent/*[not(self::proof or self::withdrawal or self::freely)]" mode="fact"/>
  <xsl:if test="$sentences"><xsl:call-template name="basis-sentences"/></xsl:if>
</xsl:template>

<!-- What is told in sentences stands on lines of its own, behind the facts: no semicolon follows a full stop. -->
<xsl:template name="basis-sentences">
  <xsl:for-each select="because | consent/proof | consent/withdrawal | consent/freely">
    <br/>
    <xsl:choose>
      <xsl:when test="self::because"><xsl:value-of select="/part/labels/@fact.because"/></xsl:when>
      <xsl:when test="self::proof"><xsl:value-of select="/part/labels/@fact.proof"/></xsl:when>
      <xsl:when test="self::withdrawal"><xsl:value-of select="/part/labels/@fact.withdrawal"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="/part/labels/@fact.freely"/></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
</xsl:template>

<!-- A fact behind its name. -->
<xsl:template match="*" mode="fact"><xsl:value-of select="$semicolon"/><xsl:apply-templates select="." mode="inline"/></xsl:template>

<xsl:template match="marketing-exception" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@fact.exception"/></xsl:call-template>
</xsl:template>
<xsl:template match="refusal-at-collection" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@fact.refusal-at-collection"/></xsl:call-template>
</xsl:template>
<xsl:template match="refusal-in-message" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@fact.refusal-in-message"/></xsl:call-template>
</xsl:template>
<xsl:template match="online-service" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@fact.online-service"/></xsl:call-template>
</xsl:template>
<xsl:template match="compatibility" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@fact.compatibility"/></xsl:call-template>
</xsl:template>
<xsl:template match="notified" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@fact.notified"/></xsl:call-template>
</xsl:template>
<xsl:template match="minors/age" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@fact.age"/></xsl:call-template>
</xsl:template>
<xsl:template match="parental" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@fact.parental"/></xsl:call-template>
</xsl:template>
<xsl:template match="verification" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@fact.verification"/></xsl:call-template>
</xsl:template>
<xsl:template match="consent/mechanism" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@fact.consent"/></xsl:call-template>
</xsl:template>
<xsl:template match="consent/explicit" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@fact.explicit"/></xsl:call-template>
</xsl:template>
<xsl:template match="consent/separate" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@fact.separate"/></xsl:call-template>
</xsl:template>
<xsl:template match="consent/condition-of-service" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@fact.condition"/></xsl:call-template>
</xsl:template>
<xsl:template match="consent/valid-for" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@fact.valid-for"/></xsl:call-template>
</xsl:template>
<xsl:template match="consent/withdrawal-effort" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@fact.effort"/></xsl:call-template>
</xsl:template>

<!-- Several purposes, one line. -->
<xsl:template match="consent/shared-with" mode="fact" priority="1"/>
<xsl:template match="consent/shared-with[1]" mode="fact" priority="2">
  <xsl:value-of select="$semicolon"/><xsl:value-of select="/part/labels/@fact.shared-with"/><xsl:value-of select="$colon"/>
  <xsl:call-template name="joined"><xsl:with-param name="these" select="../shared-with"/></xsl:call-template>
</xsl:template>

<xsl:template name="fact">
  <xsl:param name="label"/>
  <xsl:value-of select="$semicolon"/><xsl:value-of select="$label"/><xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/>
</xsl:template>

</xsl:stylesheet>
