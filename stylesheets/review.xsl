<?xml version="1.0" encoding="UTF-8"?>
<!--
  review: for those who must approve: what the rules found, what is missing, what is only proposed, and then the
  notices as they will read, with the place in the source of each block.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="policy.xsl"/>
<xsl:import href="points.xsl"/>
<xsl:import href="approvals.xsl"/>
<xsl:import href="annexes.xsl"/>

<!-- The texts name their blocks in the margin; what stands round them keeps to the same measure. -->
<xsl:template match="part" mode="opening">
  <xsl:attribute name="sheet">gutter</xsl:attribute>
  <xsl:if test="not(@frame)"><xsl:attribute name="gutter">blocks</xsl:attribute></xsl:if>
</xsl:template>

<xsl:template match="part[@kind = 'review-front']" mode="body">
  <xsl:call-template name="title-block"/>
  <xsl:apply-templates select="contents"/>
  <xsl:apply-templates select="say"/>
  <table id="{@id}.counts">
    <colgroup><col width="75"/><col width="25"/></colgroup>
    <thead>
      <tr>
        <th><xsl:value-of select="/part/labels/@counts"/></th>
        <th class="number"><xsl:value-of select="/part/labels/@counts.number"/></th>
      </tr>
    </thead>
    <tbody>
      <tr><th scope="row"><xsl:value-of select="/part/labels/@counts.errors"/></th><td class="number"><xsl:value-of select="counts/@errors"/></td></tr>
      <tr><th scope="row"><xsl:value-of select="/part/labels/@counts.warnings"/></th><td class="number"><xsl:value-of select="counts/@warnings"/></td></tr>
      <tr><th scope="row"><xsl:value-of select="/part/labels/@counts.notes"/></th><td class="number"><xsl:value-of select="counts/@notes"/></td></tr>
      <xsl:if test="counts/@allowed &gt; 0">
        <tr><th scope="row"><xsl:value-of select="/part/labels/@counts.allowed"/></th><td class="number"><xsl:value-of select="counts/@allowed"/></td></tr>
      </xsl:if>
      <tr><th scope="row"><xsl:value-of select="/part/labels/@counts.gaps"/></th><td class="number"><xsl:value-of select="counts/@gaps"/></td></tr>
      <tr><th scope="row"><xsl:value-of select="/part/labels/@counts.proposals"/></th><td class="number"><xsl:value-of select="counts/@proposals"/></td></tr>
    </tbody>
  </table>
</xsl:template>

<!-- The first layer of a notice; the report's own front has title and contents. -->
<xsl:template match="part[@kind = 'front']" mode="body">
  <xsl:apply-templates select="say"/>
  <xsl:apply-templates select="essentials | covers"/>
</xsl:template>

<!-- ==== tables that have no room in half a page ================================================================= -->

<xsl:template match="part[@kind = 'purposes-of']" mode="body">
  <xsl:for-each select="use[purpose]">
    <h4 id="{@id}"><xsl:copy-of select="@src | @for"/><xsl:value-of select="@title"/></h4>
    <xsl:for-each select="purpose">
      <dl id="{@id}">
        <xsl:copy-of select="@src"/>
        <dt><xsl:value-of select="/part/labels/@table.purpose"/></dt>
        <dd><strong><xsl:apply-templates select="." mode="title"/></strong></dd>
        <xsl:if test="basis">
          <dt><xsl:value-of select="/part/labels/@table.basis"/></dt>
          <dd><xsl:call-template name="lines"><xsl:with-param name="these" select="basis"/></xsl:call-template></dd>
        </xsl:if>
        <xsl:if test="../data">
          <dt><xsl:value-of select="/part/labels/@table.data"/></dt>
          <dd><xsl:apply-templates select="." mode="data"/></dd>
        </xsl:if>
        <xsl:if test="../retain">
          <dt><xsl:value-of select="/part/labels/@table.retention"/></dt>
          <dd><xsl:apply-templates select="." mode="retention"/></dd>
        </xsl:if>
        <xsl:if test="../recipient or ../no-recipient">
          <dt><xsl:value-of select="/part/labels/@table.recipients"/></dt>
          <dd><xsl:apply-templates select="." mode="recipients"/></dd>
        </xsl:if>
      </dl>
    </xsl:for-each>
  </xsl:for-each>
</xsl:template>

<xsl:template match="part[@kind = 'transfers']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:for-each select="transfer">
    <p id="{@id}">
      <xsl:copy-of select="@src"/>
      <xsl:apply-templates select="." mode="line"/>
      <xsl:if test="copy or copy-at"><br/><xsl:apply-templates select="." mode="copy-of-safeguard"/></xsl:if>
    </p>
  </xsl:for-each>
</xsl:template>

<xsl:template match="part[@kind = 'trackers']" mode="body">
  <xsl:apply-templates select="heading | say | tracker-choice"/>
  <xsl:for-each select="tracker">
    <p id="{@id}">
      <xsl:copy-of select="@src"/>
      <strong><xsl:apply-templates select="name | gap" mode="inline"/></strong>
      <xsl:value-of select="$colon"/>
      <xsl:for-each select="purpose | label[not(../name = .)] | provider | country | third-parties | lifetime | consent | advice | never">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
        <xsl:choose>
          <xsl:when test="self::lifetime"><xsl:apply-templates select=".." mode="lifetime"/></xsl:when>
          <xsl:when test="self::consent"><xsl:apply-templates select=".." mode="consent"/></xsl:when>
          <xsl:when test="self::third-parties">
            <xsl:value-of select="/part/labels/@tracker.third-parties"/><xsl:value-of select="$colon"/>
            <xsl:apply-templates select="." mode="inline"/>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="inline"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </p>
  </xsl:for-each>
</xsl:template>

</xsl:stylesheet>
