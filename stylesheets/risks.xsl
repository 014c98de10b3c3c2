<?xml version="1.0" encoding="UTF-8"?>
<!--
  risks: what the sheet of the register says of sensitive data, of automated decisions, and of the impact assessment.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- ==== sensitive data (Art. 9, 10, 87) ========================================================================= -->

<xsl:template name="row-sensitive">
  <xsl:if test="sensitive">
    <xsl:call-template name="table-row">
      <xsl:with-param name="label" select="/part/labels/@sheet.sensitive"/>
      <xsl:with-param name="content">
        <strong>
          <xsl:choose>
            <xsl:when test="sensitive/@code = 'yes'"><xsl:value-of select="/part/labels/@yes"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="/part/labels/@no"/></xsl:otherwise>
          </xsl:choose>
        </strong>
        <xsl:for-each select="data[category[special or criminal/@code = 'yes' or nir/@code = 'yes']]">
          <xsl:variable name="same" select="preceding-sibling::data[string(exception) = string(current()/exception) and
            string(gateway) = string(current()/gateway) and string(law) = string(current()/law) and
            string(secrecy) = string(current()/secrecy)]"/>
          <!-- What is said of one category twice, for two uses, stands once. -->
          <xsl:if test="category[2] or not($same[not(category[2])]/category/@ref = category/@ref)">
            <br/><xsl:apply-templates select="." mode="sensitive"/>
          </xsl:if>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- Which they are, and what allows them to be processed. -->
<xsl:template match="data" mode="sensitive">
  <xsl:for-each select="category[special or criminal/@code = 'yes' or nir/@code = 'yes']">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
    <strong><xsl:apply-templates select="." mode="name"/></strong>
    <xsl:if test="special">
      <xsl:text> (</xsl:text><xsl:apply-templates select="special" mode="inline"/><xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:for-each>
  <xsl:for-each select="exception | gateway | law | secrecy">
    <xsl:choose>
      <xsl:when test="position() = 1"><xsl:value-of select="$colon"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$semicolon"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="self::secrecy">
      <xsl:value-of select="/part/labels/@sheet.secrecy"/><xsl:value-of select="$colon"/>
    </xsl:if>
    <xsl:apply-templates select="." mode="inline"/>
    <xsl:call-template name="article"/>
  </xsl:for-each>
</xsl:template>

<!-- ==== the impact assessment (Art. 35) ========================================================================= -->

<xsl:template name="row-dpia">
  <xsl:if test="dpia or dpia-type or criteria">
    <xsl:call-template name="table-row">
      <xsl:with-param name="label" select="/part/labels/@sheet.dpia"/>
      <xsl:with-param name="content">
        <xsl:call-template name="lines">
          <xsl:with-param name="these" select="dpia | dpia/advice | dpia-type | criteria"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template match="dpia" mode="line">
  <xsl:choose>
    <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise>
      <!-- What came of it first, then when and where that is written. -->
      <xsl:apply-templates select="outcome" mode="inline"/>
      <xsl:for-each select="date | reference | exemption | residual-risk | consulted">
        <xsl:if test="position() &gt; 1 or ../outcome"><xsl:value-of select="$semicolon"/></xsl:if>
        <xsl:if test="self::exemption">
          <xsl:value-of select="/part/labels/@sheet.exemption"/><xsl:value-of select="$colon"/>
        </xsl:if>
        <xsl:if test="self::consulted">
          <xsl:value-of select="/part/labels/@sheet.consulted"/><xsl:value-of select="$colon"/>
        </xsl:if>
        <xsl:apply-templates select="." mode="inline"/>
      </xsl:for-each>
      <xsl:if test="because"><xsl:value-of select="$stop"/><xsl:apply-templates select="because" mode="inline"/></xsl:if>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="dpia/advice" mode="line">
  <xsl:value-of select="/part/labels/@sheet.dpo-advice"/><xsl:value-of select="$colon"/>
  <xsl:apply-templates select="." mode="inline"/>
</xsl:template>

<xsl:template match="dpia-type" mode="line">
  <xsl:value-of select="/part/labels/@sheet.dpia-type"/><xsl:value-of select="$colon"/>
  <xsl:apply-templates select="." mode="inline"/>
</xsl:template>

<xsl:template match="criteria" mode="line">
  <xsl:value-of select="/part/labels/@sheet.flags"/><xsl:value-of select="$colon"/>
  <xsl:call-template name="listed"><xsl:with-param name="these" select="criterion"/></xsl:call-template>
</xsl:template>

<!-- ==== automated decisions (Art. 22) =========================================================================== -->

<xsl:template match="automated-decision" mode="line">
  <xsl:choose>
    <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise>
      <strong><xsl:value-of select="/part/labels/@yes"/></strong>
      <xsl:for-each select="ground | law | logic | significance | consequences | safeguard | safeguards">
        <xsl:choose>
          <xsl:when test="position() = 1"><xsl:value-of select="$colon"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$semicolon"/></xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates select="." mode="inline"/>
      </xsl:for-each>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
