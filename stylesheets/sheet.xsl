<?xml version="1.0" encoding="UTF-8"?>
<!--
  sheet: the lines of a register's sheet, one kind of fact each: data, people, recipients, contracts, periods.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- ==== lines of the sheet ====================================================================================== -->

<!-- A heading of the sheet, then the categories with their items. What has no name of its own bears its family's, which is
     said once. -->
<xsl:template match="families/family" mode="line">
  <xsl:variable name="family" select="@label"/>
  <strong><xsl:value-of select="$family"/></strong>
  <xsl:for-each select="category[label != $family or item]">
    <xsl:choose>
      <xsl:when test="position() = 1"><xsl:value-of select="$colon"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$semicolon"/></xsl:otherwise>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="not(label != $family)">
        <xsl:call-template name="joined"><xsl:with-param name="these" select="item"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="." mode="name"/>
        <xsl:if test="item">
          <xsl:text> (</xsl:text>
          <xsl:call-template name="joined"><xsl:with-param name="these" select="item"/></xsl:call-template>
          <xsl:text>)</xsl:text>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
</xsl:template>

<!-- One of the three groups of recipients: one in a line, several in a list. -->
<xsl:template match="recipients/group" mode="cell">
  <xsl:call-template name="group-of-recipients">
    <xsl:with-param name="label"><xsl:call-template name="group-label"/></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="group-of-recipients">
  <xsl:param name="label"/>
  <p>
    <strong><xsl:copy-of select="$label"/></strong>
    <xsl:if test="not(recipient[2])">
      <xsl:value-of select="$colon"/><xsl:apply-templates select="recipient" mode="full"/>
    </xsl:if>
  </p>
  <xsl:if test="recipient[2]">
    <ul><xsl:for-each select="recipient"><li><xsl:apply-templates select="." mode="full"/></li></xsl:for-each></ul>
  </xsl:if>
</xsl:template>

<!-- An outside recipient's role, where it is more than that; a processor's address stands with its contract, in an annex. -->
<xsl:template match="recipient" mode="reach">
  <xsl:for-each select="role[not(../gap) and (@gap or not(@code = 'internal' or @code = 'external' or @code = 'processor'))]">
    <xsl:text> (</xsl:text><xsl:apply-templates select="." mode="role"/><xsl:text>)</xsl:text>
  </xsl:for-each>
  <xsl:for-each select="party/country | party[not(../role/@code = 'processor')]/*[self::address or self::email or self::phone]">
    <xsl:value-of select="$comma"/><xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
  <xsl:call-template name="places"/>
</xsl:template>

<xsl:template match="role" mode="role">
  <xsl:choose>
    <xsl:when test="@one"><xsl:value-of select="@one"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="." mode="inline"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- With the reference of the processor's contract (Art. 28(3)), which an annex tells in full. -->
<xsl:template match="recipient" mode="full">
  <xsl:apply-imports/>
  <xsl:if test="hosting/@code = 'yes'">
    <xsl:value-of select="$semicolon"/><xsl:value-of select="/part/labels/@sheet.hosting"/>
  </xsl:if>
  <xsl:for-each select="contract[gap or reference or date]">
    <xsl:value-of select="$semicolon"/>
    <xsl:choose>
      <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="/part/labels/@sheet.contract"/><xsl:text> </xsl:text>
        <xsl:call-template name="joined"><xsl:with-param name="these" select="reference | date"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
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
    <xsl:otherwise><strong><xsl:value-of select="/part/labels/@no"/></strong></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="reason"><xsl:value-of select="$colon"/><xsl:apply-templates select="reason" mode="inline"/></xsl:if>
</xsl:template>

<!-- What its periods rest on. -->
<xsl:template match="retain" mode="ground">
  <xsl:if test="data or subject or purpose or via"><xsl:call-template name="retain-scope"/></xsl:if>
  <xsl:for-each select="nature | reference | justification | because | access">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
    <xsl:choose>
      <xsl:when test="self::access"><xsl:value-of select="/part/labels/@sheet.access"/><xsl:value-of select="$colon"/></xsl:when>
      <xsl:when test="self::justification or self::because">
        <xsl:value-of select="/part/labels/@sheet.justification"/><xsl:value-of select="$colon"/>
      </xsl:when>
    </xsl:choose>
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
</xsl:template>

<!-- A family of the sheet with its measures; what each is in detail stands in an annex. -->
<xsl:template match="measures/family" mode="line">
  <xsl:variable name="family" select="@label"/>
  <strong><xsl:value-of select="$family"/></strong>
  <xsl:for-each select="measure[label != $family]">
    <xsl:choose>
      <xsl:when test="position() = 1"><xsl:value-of select="$colon"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$semicolon"/></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="." mode="name"/>
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
