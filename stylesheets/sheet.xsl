<?xml version="1.0" encoding="UTF-8"?>
<!--
  sheet: the lines of a register's sheet, one kind of fact each: data, people, recipients, contracts, periods.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- ==== lines of the sheet ====================================================================================== -->

<!-- What has no name of its own bears its family's, which is said once. -->
<xsl:template match="families/family[count(category) = 1 and category/label = @label]" mode="line" priority="1">
  <xsl:for-each select="category"><xsl:call-template name="category"/></xsl:for-each>
</xsl:template>

<xsl:template match="families/family" mode="line">
  <xsl:value-of select="@label"/><xsl:value-of select="$colon"/>
  <xsl:for-each select="category">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
    <xsl:call-template name="category"/>
  </xsl:for-each>
</xsl:template>

<xsl:template match="recipients/group" mode="line">
  <xsl:choose>
    <!-- What is said of each on lines of its own needs a list. -->
    <xsl:when test="recipient[2] and recipient[contract or hosting/@code = 'yes']">
      <p><xsl:call-template name="group-label"/><xsl:value-of select="/part/labels/@colon"/></p>
      <ul><xsl:for-each select="recipient"><li><xsl:apply-templates select="." mode="full"/></li></xsl:for-each></ul>
    </xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="group-label"/><xsl:value-of select="$colon"/>
      <xsl:for-each select="recipient">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
        <xsl:apply-templates select="." mode="full"/>
      </xsl:for-each>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- With how to reach it, and the processor's contract (Art. 28(3)). -->
<xsl:template match="recipient" mode="reach">
  <xsl:for-each select="party/country | party/address | party/email | party/phone">
    <xsl:value-of select="$comma"/><xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
  <xsl:call-template name="places"/>
</xsl:template>

<xsl:template match="recipient" mode="full">
  <xsl:apply-imports/>
  <xsl:if test="hosting/@code = 'yes'">
    <br/><xsl:value-of select="/part/labels/@sheet.hosting"/>
  </xsl:if>
  <xsl:if test="party/hds/@code = 'yes'">
    <br/><xsl:value-of select="/part/labels/@sheet.hds"/>
  </xsl:if>
  <xsl:for-each select="contract">
    <br/><xsl:value-of select="/part/labels/@sheet.contract"/><xsl:value-of select="$colon"/>
    <xsl:call-template name="contract"/>
  </xsl:for-each>
  <xsl:if test="party/sub-processors">
    <br/><xsl:value-of select="/part/labels/@sheet.engages"/><xsl:value-of select="$colon"/>
    <xsl:call-template name="joined"><xsl:with-param name="these" select="party/sub-processors"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- "C-2026-01, 15 January 2026; all the clauses of Article 28(3); sub-processors: …". -->
<xsl:template name="contract">
  <xsl:choose>
    <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="joined"><xsl:with-param name="these" select="reference | date"/></xsl:call-template>
      <xsl:for-each select="clauses[1] | sub-processors | instructions | breach-notice[@gap or @code = 'yes'] | end">
        <xsl:if test="position() &gt; 1 or ../reference or ../date"><xsl:value-of select="$semicolon"/></xsl:if>
        <xsl:apply-templates select="." mode="clause"/>
      </xsl:for-each>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="contract/clauses" mode="clause">
  <xsl:choose>
    <xsl:when test="@all"><xsl:value-of select="/part/labels/@contract.all-clauses"/></xsl:when>
    <xsl:otherwise>
      <xsl:value-of select="/part/labels/@contract.clauses"/><xsl:value-of select="$colon"/>
      <xsl:call-template name="joined"><xsl:with-param name="these" select="../clauses"/></xsl:call-template>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="contract/sub-processors" mode="clause">
  <xsl:value-of select="/part/labels/@contract.sub-processors"/><xsl:value-of select="$colon"/>
  <xsl:apply-templates select="." mode="inline"/>
</xsl:template>
<xsl:template match="contract/instructions" mode="clause">
  <xsl:value-of select="/part/labels/@contract.instructions"/><xsl:value-of select="$colon"/>
  <xsl:apply-templates select="." mode="inline"/>
</xsl:template>
<xsl:template match="contract/breach-notice" mode="clause">
  <xsl:choose>
    <xsl:when test="@gap"><xsl:apply-templates select="." mode="inline"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="/part/labels/@contract.breach-notice"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="contract/end" mode="clause">
  <xsl:value-of select="/part/labels/@contract.end"/><xsl:value-of select="$colon"/>
  <xsl:apply-templates select="." mode="inline"/>
</xsl:template>

<!-- With the reference of the arrangement (Art. 26(1)). -->
<xsl:template match="joint-controller" mode="line">
  <xsl:apply-imports/>
  <xsl:if test="arrangement">
    <br/><xsl:value-of select="/part/labels/@sheet.arrangement"/><xsl:value-of select="$colon"/>
    <xsl:call-template name="joined"><xsl:with-param name="these" select="arrangement | date"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template match="transfer" mode="line">
  <xsl:apply-imports/>
  <xsl:if test="copy or copy-at">
    <br/><xsl:value-of select="/part/labels/@table.copy"/><xsl:value-of select="$colon"/>
    <xsl:apply-templates select="." mode="copy-of-safeguard"/>
  </xsl:if>
  <xsl:for-each select="tia | tia-date[not(../tia)] | assessment | *[self::dpf-listed or self::pipeda or self::in-scope
                        or self::repetitive or self::notified][@gap or @code = 'yes']">
    <br/><xsl:apply-templates select="." mode="recorded"/>
  </xsl:for-each>
</xsl:template>

<!-- What the record says of a transfer, and no reader needs. -->
<xsl:template match="tia | tia-date" mode="recorded">
  <xsl:value-of select="/part/labels/@transfer.tia"/><xsl:value-of select="$colon"/>
  <xsl:call-template name="joined"><xsl:with-param name="these" select="../tia | ../tia-date"/></xsl:call-template>
</xsl:template>
<xsl:template match="transfer/assessment" mode="recorded">
  <xsl:value-of select="/part/labels/@transfer.assessment"/><xsl:value-of select="$colon"/>
  <xsl:apply-templates select="." mode="inline"/>
</xsl:template>
<xsl:template match="*[@gap]" mode="recorded" priority="1"><xsl:apply-templates select="." mode="inline"/></xsl:template>
<xsl:template match="dpf-listed" mode="recorded"><xsl:value-of select="/part/labels/@transfer.dpf-listed"/></xsl:template>
<xsl:template match="pipeda" mode="recorded"><xsl:value-of select="/part/labels/@transfer.pipeda"/></xsl:template>
<xsl:template match="in-scope" mode="recorded"><xsl:value-of select="/part/labels/@transfer.in-scope"/></xsl:template>
<xsl:template match="repetitive" mode="recorded"><xsl:value-of select="/part/labels/@transfer.repetitive"/></xsl:template>
<xsl:template match="notified" mode="recorded"><xsl:value-of select="/part/labels/@transfer.notified"/></xsl:template>

<!-- What is not known is not told as none. -->
<xsl:template match="no-transfer | no-automated-decision" mode="line">
  <xsl:choose>
    <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="/part/labels/@sheet.none"/></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="reason"><xsl:value-of select="$colon"/><xsl:apply-templates select="reason" mode="inline"/></xsl:if>
</xsl:template>

<xsl:template match="retain" mode="line">
  <xsl:apply-imports/>
  <xsl:apply-templates select="nature | reference | justification | because | access" mode="fact"/>
</xsl:template>

<xsl:template match="nature" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@sheet.nature"/></xsl:call-template>
</xsl:template>
<xsl:template match="justification | retain/because" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@sheet.justification"/></xsl:call-template>
</xsl:template>
<xsl:template match="access" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@sheet.access"/></xsl:call-template>
</xsl:template>

<xsl:template match="measures/family" mode="line">
  <xsl:variable name="family" select="@label"/>
  <strong><xsl:value-of select="$family"/></strong>
  <xsl:for-each select="measure[label != $family or detail]">
    <xsl:choose>
      <xsl:when test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:when>
      <xsl:when test="label != $family"><xsl:value-of select="$colon"/></xsl:when>
    </xsl:choose>
    <xsl:if test="label != $family"><xsl:apply-templates select="." mode="name"/></xsl:if>
    <xsl:if test="detail">
      <xsl:text> (</xsl:text><xsl:apply-templates select="detail" mode="inline"/><xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:for-each>
</xsl:template>

<!-- Where some data come from, and whether people must give them. -->
<xsl:template match="data[origin or source or required]" mode="line">
  <xsl:if test="category or from">
    <strong>
      <xsl:call-template name="joined"><xsl:with-param name="these" select="category | from"/></xsl:call-template>
    </strong>
    <xsl:value-of select="$colon"/>
  </xsl:if>
  <xsl:for-each select="origin | source | required | informed | exempt">
    <xsl:choose>
      <xsl:when test="position() = 1"/>
      <xsl:when test="self::source"><xsl:call-template name="before-source"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$semicolon"/></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="." mode="sourced"/>
  </xsl:for-each>
  <xsl:if test="consequence">
    <xsl:if test="origin or source or required or requirement or informed"><xsl:value-of select="$stop"/></xsl:if>
    <xsl:apply-templates select="consequence" mode="inline"/>
  </xsl:if>
  <xsl:if test="ground"><br/><xsl:apply-templates select="ground" mode="inline"/></xsl:if>
  <!-- Why what looks sensitive is not. -->
  <xsl:for-each select="category/not-special/reason">
    <br/><xsl:value-of select="/part/labels/@sheet.not-special"/><xsl:value-of select="$colon"/>
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
</xsl:template>

<!-- "mandatory (required by law)". -->
<xsl:template match="*" mode="sourced"><xsl:apply-templates select="." mode="inline"/></xsl:template>
<xsl:template match="required[@plain]" mode="sourced">
  <xsl:value-of select="@plain"/>
  <xsl:for-each select="../requirement[@gap or @code != 'none']">
    <xsl:text> (</xsl:text><xsl:apply-templates select="." mode="inline"/><xsl:text>)</xsl:text>
  </xsl:for-each>
</xsl:template>
<xsl:template match="informed" mode="sourced">
  <xsl:value-of select="/part/labels/@sheet.informed"/><xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/>
</xsl:template>
<xsl:template match="exempt" mode="sourced">
  <xsl:value-of select="/part/labels/@sheet.exempt"/><xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/>
</xsl:template>

</xsl:stylesheet>
